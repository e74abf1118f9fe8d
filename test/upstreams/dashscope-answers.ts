/** An answer before it is sent. */
export interface Raw {
  status: number
  type: string
  body: string | Buffer
  headers?: Record<string, string>
}

export function json(status: number, value: object): Raw {
  return { status, type: 'application/json', body: JSON.stringify({ request_id: 'r', ...value }) }
}

export function fault(status: number, code: string, message = code): Raw {
  return json(status, { code, message })
}
