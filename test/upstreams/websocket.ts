import { createHash } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'

/** The server's end of one WebSocket, RFC 6455: frames out, pings answered, a close returned. What clients say is dropped. */
export interface ServerSocket {
  sendText(text: string): void
  sendBinary(bytes: Buffer): void
  /** With a close frame. */
  close(): void
  /** Without a word. */
  cut(): void
}

const GUID = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11'
const TEXT = 1
const BINARY = 2
const CLOSE = 8
const PING = 9
const PONG = 10

/** Answers the upgrade; null, and the socket is ended, where the request is no WebSocket handshake. */
export function acceptWebSocket(request: IncomingMessage, socket: Duplex, onEnd: () => void): ServerSocket | null {
  const { 'sec-websocket-key': key, 'sec-websocket-version': version, upgrade } = request.headers
  if (!key || version !== '13' || upgrade?.toLowerCase() !== 'websocket') {
    socket.end('HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n')
    return null
  }
  const accept = createHash('sha1').update(`${key}${GUID}`).digest('base64')
  const lines = ['HTTP/1.1 101 Switching Protocols', 'Upgrade: websocket', 'Connection: Upgrade']
  socket.write(`${[...lines, `Sec-WebSocket-Accept: ${accept}`].join('\r\n')}\r\n\r\n`)
  const send = (opcode: number, payload: Buffer) => void (socket.writable && socket.write(frame(opcode, payload)))
  const end = () => socket.end(frame(CLOSE, Buffer.from([0x03, 0xe8])))
  let waiting = Buffer.alloc(0)
  socket.on('error', () => undefined)
  socket.on('close', onEnd)
  socket.on('data', (bytes: Buffer) => {
    waiting = Buffer.concat([waiting, bytes])
    for (let read = readFrame(waiting); read; read = readFrame(waiting)) {
      waiting = waiting.subarray(read.size)
      if (read.opcode === CLOSE || !read.isMasked) end()
      if (read.opcode === PING) send(PONG, read.payload)
    }
  })
  return {
    sendText: (text) => send(TEXT, Buffer.from(text)),
    sendBinary: (bytes) => send(BINARY, bytes),
    close: end,
    cut: () => socket.destroy(),
  }
}

/** Section 5.2; servers never mask. */
function frame(opcode: number, payload: Buffer): Buffer {
  const { length } = payload
  if (length < 126) return Buffer.concat([Buffer.from([0x80 | opcode, length]), payload])
  const header = Buffer.alloc(length < 65536 ? 4 : 10)
  header.set([0x80 | opcode, length < 65536 ? 126 : 127])
  if (length < 65536) header.writeUInt16BE(length, 2)
  else header.writeBigUInt64BE(BigInt(length), 2)
  return Buffer.concat([header, payload])
}

/** Clients' frames are short and masked. */
function readFrame(bytes: Buffer): { opcode: number; payload: Buffer; isMasked: boolean; size: number } | null {
  if (bytes.length < 2) return null
  const [first = 0, second = 0] = bytes
  const isMasked = (second & 0x80) !== 0
  const extended = (second & 0x7f) === 126
  const length = extended ? (bytes.length >= 4 ? bytes.readUInt16BE(2) : 0) : second & 0x7f
  const start = (extended ? 4 : 2) + (isMasked ? 4 : 0)
  if (bytes.length < start + length) return null
  const mask = bytes.subarray(start - 4, start)
  const payload = Buffer.from(
    bytes.subarray(start, start + length).map((byte, i) => (isMasked ? byte ^ (mask[i % 4] ?? 0) : byte)),
  )
  return { opcode: first & 0x0f, payload, isMasked, size: start + length }
}
