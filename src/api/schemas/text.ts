import { z } from 'zod'

/** Half of a surrogate pair and NUL are strings to JavaScript, yet no database takes them. */
const UNSTORABLE = /[\0\p{Surrogate}]/u

/** Text of at most `max` characters (code points) that every part of the system can hold. */
export function text(max: number) {
  return z
    .string()
    .refine((value) => !UNSTORABLE.test(value), 'Must be well-formed Unicode without NUL')
    .refine((value) => [...value].length <= max, `Must be at most ${max} characters`)
    .meta({ maxLength: max })
}

export function webUrl() {
  return z
    .url({
      protocol: /^https?$/,
      error: ({ code }) => (code === 'invalid_format' ? 'Must be an http or https URL' : undefined),
    })
    .refine((value) => !UNSTORABLE.test(value), 'Must be well-formed Unicode without NUL')
}

export function timestamp() {
  return z.string().meta({ format: 'date-time' })
}

/** Any 8-4-4-4-12 form, as the database takes it; which versions exist is not ours to judge. */
export function uuid() {
  return z.guid('Must be a UUID')
}
