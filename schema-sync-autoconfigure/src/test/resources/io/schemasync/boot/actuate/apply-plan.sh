#!/bin/sh
set -eu

# The plan, for a person to look at
curl --fail-with-body --silent --show-error --user "$READER" "$UNIT?counts=true" > plan.json
jq --raw-output '.plan.steps[] | "\(.sign) \(.object) \(.summary)"' plan.json

# When somebody has said yes: this plan, and no other
jq '{planId: .plan.id}' plan.json |
	curl --fail-with-body --silent --show-error --user "$ADMINISTRATOR" \
		--header 'Content-Type: application/json' --data @- "$UNIT"
