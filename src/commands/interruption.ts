/** Aborts at the first Ctrl-C or SIGTERM, so that work can end in order; the second Ctrl-C ends everything at once. */
export function interruption(): AbortSignal {
  const controller = new AbortController()
  process.once('SIGTERM', () => controller.abort())
  process.once('SIGINT', () => {
    controller.abort()
    process.once('SIGINT', () => process.exit(130))
  })
  return controller.signal
}
