# Turns DATABASE_URL=postgres[ql]://user:password@host:port/database?parameters into what Spring Boot reads.
# Source it (". ./database-url.sh") before java starts. It needs a POSIX shell and nothing else.

percent_decoded() {
  rest=$1 decoded=
  while :; do
    case $rest in
      *%[0-9A-Fa-f][0-9A-Fa-f]*)
        before=${rest%%%[0-9A-Fa-f][0-9A-Fa-f]*}
        code=${rest#"$before"%}
        rest=${code#??}
        # The x keeps a line feed at the end
        byte=$(printf '%b' "\\0$(printf '%03o' "0x${code%"$rest"}")x")
        decoded=$decoded$before${byte%x}
        ;;
      *) break ;;
    esac
  done
  printf '%s' "$decoded$rest"
}

case ${DATABASE_URL:-} in
  postgres://*@* | postgresql://*@*)
    address=${DATABASE_URL#*://}
    authority=${address%%[/?]*}
    credentials=${authority%@*}
    SPRING_DATASOURCE_URL=jdbc:postgresql://${authority##*@}${address#"$authority"}
    SPRING_DATASOURCE_USERNAME=$(percent_decoded "${credentials%%:*}")
    SPRING_DATASOURCE_PASSWORD=$(percent_decoded "${credentials#*:}")
    export SPRING_DATASOURCE_URL SPRING_DATASOURCE_USERNAME SPRING_DATASOURCE_PASSWORD
    ;;
  *) echo 'DATABASE_URL is not of the form postgresql://user:password@host:port/database' >&2 ;;
esac
