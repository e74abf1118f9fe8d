import { request as ask, createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** As small as a proxy can be: each request to the next of `ports`, streamed both ways. */
export async function startProxy(ports: () => number[]) {
  let turn = 0
  const served = new Map<number, number>()
  const server = createServer((incoming, outgoing) => {
    const all = ports()
    const port = all[turn++ % all.length] ?? 0
    served.set(port, (served.get(port) ?? 0) + 1)
    const { method, url: path, headers } = incoming
    const onward = ask({ host: '127.0.0.1', port, method, path, headers }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers)
      answer.pipe(outgoing)
    })
    onward.on('error', () => outgoing.writeHead(502).end())
    incoming.pipe(onward)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    served,
    close: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
