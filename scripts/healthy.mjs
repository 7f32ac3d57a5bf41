/**
 * Ends with 0 when the server of this container can be used, for the image's HEALTHCHECK. A worker that is down makes the
 * portal degraded, and no server the healthier for being started anew.
 */
const port = process.env.PORT ?? "3000";
const answer = await fetch(`http://127.0.0.1:${port}/api/health`).catch(() => null);
process.exit(answer?.ok ? 0 : 1);
