/** Where files are kept in an S3-compatible store; credentials come by the SDK's usual ways. */
export interface S3Place {
  bucket: string
  /** In front of every key; empty, or ending in a slash. */
  prefix: string
  /** Null for AWS itself. */
  endpoint: string | null
  /** Null leaves it to the SDK: `AWS_REGION`, a profile. */
  region: string | null
  /** The bucket in the path instead of the host name, as most servers other than AWS want it. */
  forcePathStyle: boolean
}

const PARAMETERS = ['endpoint', 'region', 'forcePathStyle']

/**
 * Reads `s3://bucket/prefix?endpoint=…&region=…&forcePathStyle=…`. Throws an `Error` that says what is wrong with it, and
 * never repeats it.
 */
export function parseS3Url(text: string): S3Place {
  if (!URL.canParse(text) || new URL(text).protocol !== 's3:') throw new Error('must be s3://bucket/prefix?endpoint=…')
  const url = new URL(text)
  if (url.username || url.password) throw new Error('must not hold credentials; set AWS_ACCESS_KEY_ID and the like')
  const unknown = [...url.searchParams.keys()].find((name) => !PARAMETERS.includes(name))
  if (unknown) throw new Error(`knows ${PARAMETERS.join(', ')}, not ${unknown}`)
  const endpoint = url.searchParams.get('endpoint')
  return {
    bucket: bucketOf(url),
    prefix: prefixOf(url),
    endpoint: endpoint === null ? null : checkedEndpoint(endpoint),
    // Servers other than AWS have no regions, but a signature must name one.
    region: url.searchParams.get('region') ?? (endpoint === null ? null : 'us-east-1'),
    forcePathStyle: forcesPathStyle(url.searchParams.get('forcePathStyle') ?? String(endpoint !== null)),
  }
}

function bucketOf({ host }: URL): string {
  if (!/^[0-9A-Za-z][0-9A-Za-z._-]{1,61}[0-9A-Za-z]$/.test(host)) throw new Error('its bucket is no bucket name')
  return host
}

function prefixOf({ pathname }: URL): string {
  const parts = pathname.split('/').filter(Boolean)
  if (parts.some((part) => !/^[0-9A-Za-z_-][0-9A-Za-z._-]*$/.test(part))) {
    throw new Error('its prefix may hold letters, digits, dots, dashes and slashes')
  }
  return parts.map((part) => `${part}/`).join('')
}

function checkedEndpoint(endpoint: string): string {
  if (!URL.canParse(endpoint) || !/^https?:$/.test(new URL(endpoint).protocol)) {
    throw new Error('its endpoint must be an http or https URL')
  }
  return endpoint
}

function forcesPathStyle(text: string): boolean {
  if (text !== 'true' && text !== 'false') throw new Error('its forcePathStyle must be true or false')
  return text === 'true'
}
