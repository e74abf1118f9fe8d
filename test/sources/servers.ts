import { createSocket } from 'node:dgram'
import { createServer, type RequestListener } from 'node:http'
import { type AddressInfo, createServer as createTcpServer } from 'node:net'

export interface TestServer {
  port: number
  close(): Promise<void>
}

/** An HTTP server on a loopback address, by default on a free port. */
export async function httpServer(listener: RequestListener, address = '127.0.0.1', port = 0): Promise<TestServer> {
  const server = createServer(listener)
  await new Promise<void>((resolve) => server.listen(port, address, resolve))
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

/** Counts every connection that is opened to this machine on its port, over IPv4 and IPv6. */
export async function canary(): Promise<TestServer & { connections: number }> {
  const server = createTcpServer((socket) => {
    result.connections += 1
    socket.on('error', () => undefined).resume()
    socket.end('HTTP/1.1 200 OK\r\ncontent-length: 6\r\n\r\nsecret')
  })
  await new Promise<void>((resolve) => {
    server.once('error', () => server.listen(0, '0.0.0.0', resolve))
    server.listen(0, '::', resolve)
  })
  const result = {
    connections: 0,
    port: (server.address() as AddressInfo).port,
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  }
  return result
}

/** A name server that answers address questions by `answer`, which gets the name and says IPv4 addresses. */
export async function nameServer(answer: (name: string) => string[]): Promise<{ address: string; close(): void }> {
  const socket = createSocket('udp4')
  socket.on('message', (query, { port, address }) => socket.send(dnsAnswer(query, answer), port, address))
  await new Promise<void>((resolve) => socket.bind(0, '127.0.0.1', resolve))
  return { address: `127.0.0.1:${socket.address().port}`, close: () => socket.close() }
}

/** RFC 1035: header, the question as it came, and one record per address for questions of type A. */
function dnsAnswer(query: Buffer, answer: (name: string) => string[]): Buffer {
  const labels: string[] = []
  let at = 12
  for (let length = query[at] ?? 0; length > 0; length = query[at] ?? 0) {
    labels.push(query.toString('latin1', at + 1, at + 1 + length))
    at += 1 + length
  }
  const question = query.subarray(12, at + 5)
  const addresses = query.readUInt16BE(at + 1) === 1 ? answer(labels.join('.')) : []
  const header = Buffer.from([...query.subarray(0, 2), 0x81, 0x80, 0, 1, 0, addresses.length, 0, 0, 0, 0])
  const records = addresses.map((address) =>
    Buffer.from([0xc0, 12, 0, 1, 0, 1, 0, 0, 0, 0, 0, 4, ...address.split('.').map(Number)]),
  )
  return Buffer.concat([header, question, ...records])
}
