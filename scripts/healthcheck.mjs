// Exit code 0 while this container's process answers, an API on its port or a worker on its own; 1 otherwise.
const { PORT = '8787', METRICS_PORT } = process.env
const ports = [PORT, METRICS_PORT].filter(Boolean)

const answers = ports.map(async (port) => {
  const { ok, status } = await fetch(`http://127.0.0.1:${port}/healthz`, { signal: AbortSignal.timeout(4000) })
  if (!ok) throw new Error(`port ${port} answers ${status}`)
})
await Promise.any(answers).catch(() => {
  process.stderr.write(`nothing answers /healthz on port ${ports.join(' or ')}\n`)
  process.exitCode = 1
})
