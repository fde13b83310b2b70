# To be sourced: $docker is a client that can build with BuildKit; the first on PATH may be a bare
# one, without its build plugin.
docker=
for client in docker /usr/bin/docker /usr/local/bin/docker; do
  command -v "$client" >/dev/null || continue
  # Clients before 23 have BuildKit built in; later ones need the plugin.
  case $("$client" version --format '{{.Client.Version}}' 2>/dev/null) in
  1?.* | 20.*) ;;
  '') continue ;;
  *) "$client" buildx version >/dev/null 2>&1 || continue ;;
  esac
  docker=$client
  break
done
if [ -z "$docker" ]; then
  echo "image-sync: no docker client here that can build (BuildKit): install docker.io, or" >&2
  echo "docker-ce-cli with docker-buildx-plugin" >&2
  exit 1
fi
