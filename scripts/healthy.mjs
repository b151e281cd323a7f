// Exit code 0 while the web server of this container is healthy.
const response = await fetch(`http://127.0.0.1:${process.env.PORT || 3000}/api/health`).catch(() => null);
process.exitCode = response?.ok ? 0 : 1;
