import { once } from 'node:events'
import { connect, createServer, type Socket } from 'node:net'

/** What a load balancer in front of the API nodes does: each connection goes to the next node that takes it. */
export interface Balancer {
  url: string
  close(): Promise<void>
}

/** A node that says nothing for so long is passed over. */
const CONNECT_MILLISECONDS = 1000

export async function startBalancer(address: string, port: number, nodes: readonly string[]): Promise<Balancer> {
  const open = new Set<Socket>()
  let turn = 0
  const server = createServer((customer) => {
    open.add(customer)
    customer.once('close', () => open.delete(customer))
    customer.on('error', () => customer.destroy())
    turn += 1
    const order = nodes.map((_, index) => nodes[(turn + index) % nodes.length] ?? '')
    join(customer, order, port)
  })
  server.listen(port, address)
  await once(server, 'listening')
  return {
    url: `http://${address}:${port}`,
    close: async () => {
      for (const socket of open) socket.destroy()
      server.close()
      await once(server, 'close')
    },
  }
}

/** Connects to the first node that answers; what one end closes or breaks ends for the other too. */
function join(customer: Socket, [node, ...others]: readonly string[], port: number): void {
  if (node === undefined) return void customer.destroy()
  const server = connect({ host: node, port, timeout: CONNECT_MILLISECONDS })
  const passOver = () => {
    server.destroy()
    join(customer, others, port)
  }
  server.once('timeout', passOver)
  server.once('error', passOver)
  server.once('connect', () => {
    if (customer.destroyed) return void server.destroy()
    server.setTimeout(0)
    server.off('error', passOver)
    server.on('error', () => customer.destroy())
    server.once('close', () => customer.destroy())
    customer.once('close', () => server.destroy())
    customer.pipe(server)
    server.pipe(customer)
  })
}
