/** A file that wants to do harm, or a broken one. */
export interface HostileFile {
  name: string
  group: string
  kind: 'video' | 'image'
  bytes: Buffer
  /** Whether it may be taken after all: damage that leaves a clip within the limits. */
  mayPass: boolean
}

/** What hostile files point at; both tell when they are touched. */
export interface Targets {
  /** A local file's path. */
  file: string
  /** `http://127.0.0.1:…` */
  url: string
}
