import { z } from 'zod'
import { type Operation, operationsOf } from '../fuzz/description.ts'

/** A `fetch` that throws where a server answers otherwise than it describes itself; `answered` names what was checked. */
export async function describedFetch(url: string) {
  const operations = operationsOf(
    (await (await fetch(`${url}/v2/openapi.json`)).json()) as Parameters<typeof operationsOf>[0],
  )
  const answered = new Set<string>()
  const check: typeof fetch = async (input, init) => {
    const answer = await fetch(input, init)
    const operation = operationOf(operations, init?.method ?? 'GET', new URL(String(input)).pathname)
    if (!operation) throw new Error(`${init?.method} ${input} is not described`)
    const schema = operation.answers.get(answer.status)
    if (schema === undefined) throw new Error(`${operation.id} does not describe ${answer.status}`)
    answered.add(`${operation.id} ${answer.status}`)
    if (schema === null) return answer
    const { error } = schema.safeParse(await answer.clone().json())
    if (error) throw new Error(`${operation.id} ${answer.status}: ${z.prettifyError(error)}`)
    return answer
  }
  return { fetch: check, answered }
}

function operationOf(operations: Operation[], method: string, path: string): Operation | undefined {
  const parts = path.split('/')
  return operations.find((operation) => {
    const own = operation.path.split('/')
    const fits = own.every((part, index) => part.startsWith('{') || part === parts[index])
    return operation.method === method && own.length === parts.length && fits
  })
}
