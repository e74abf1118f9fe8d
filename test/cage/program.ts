import { connect } from 'node:net'
import { answerRequests } from '../../src/cage/child.ts'
import { Failure } from '../../src/failure.ts'

/** A caged program that misbehaves as told. */
answerRequests(async (request: { act: string; port?: number }, note) => {
  switch (request.act) {
    case 'environment':
      return { variables: Object.keys(process.env).filter((name) => !name.startsWith('NODE_CHANNEL')) }
    case 'connect':
      return new Promise((resolve) => {
        const socket = connect(request.port ?? 0, '127.0.0.1')
        socket.once('connect', () => resolve('connected'))
        socket.once('error', (error: NodeJS.ErrnoException) => resolve(error.code))
      })
    case 'note':
      note(1)
      note(2)
      return process.pid
    case 'fail':
      throw new Failure('input', 'bad file', { cause: 'private' })
    case 'throw':
      throw new Error('secret')
    case 'crash':
      process.abort()
      break
    case 'hang':
      for (;;);
    case 'grow': {
      const kept: Buffer[] = []
      for (;;) {
        kept.push(Buffer.alloc(16 * 1048576, 1))
        await new Promise((resolve) => setTimeout(resolve, 5))
      }
    }
  }
  return process.pid
})
