"use strict";
const table = document.getElementById("table");
const count = document.getElementById("count");
const steps = Array.from(document.querySelectorAll(".step"));

function filter() {
	const wanted = table.value.trim().toLowerCase();
	const decision = document.querySelector("[name=decision]:checked").value;
	let shown = 0;
	for (const step of steps) {
		const visible = step.dataset.object.includes(wanted) && (decision === "all" || step.dataset.decision === decision);
		step.hidden = !visible;
		shown += visible ? 1 : 0;
	}
	for (const section of document.querySelectorAll(".steps")) {
		section.hidden = !section.querySelector(".step:not([hidden])");
	}
	count.textContent = shown === steps.length ? "" : shown + " of " + steps.length + " steps";
}

table.addEventListener("input", filter);
document.querySelectorAll("[name=decision]").forEach((choice) => choice.addEventListener("change", filter));
document.addEventListener("keydown", (event) => {
	if (event.key === "/" && document.activeElement !== table) {
		event.preventDefault();
		table.focus();
	}
});
function openTarget() {
	const step = document.getElementById(location.hash.slice(1));
	if (step && step.classList.contains("step")) {
		table.value = "";
		document.querySelector("[name=decision][value=all]").checked = true;
		filter();
		step.open = true;
		step.scrollIntoView();
		step.querySelector("summary").focus({ preventScroll: true });
	}
}

addEventListener("hashchange", openTarget);
addEventListener("beforeprint", () => document.querySelectorAll("details").forEach((it) => { it.open = true; }));
filter();
openTarget();
