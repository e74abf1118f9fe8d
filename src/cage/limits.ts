/** What one caged process may use before it is stopped. */
export interface CageLimits {
  /** Real time for one request. */
  wallSeconds: number
  /** Processor time over the whole life of the process, all threads. */
  cpuSeconds: number
  /** Resident memory. */
  memoryMegabytes: number
  /** Size of any file it writes. */
  fileMegabytes: number
}

/** A POSIX shell line that lowers the limits of the process and becomes the program given as arguments. */
export function limitedShell(limits: CageLimits): string {
  // The cage watches resident memory; the kernel's limit stops what grows faster than it looks.
  const kilobytes = Math.round(limits.memoryMegabytes * 2 * 1024)
  const blocks = Math.round(limits.fileMegabytes * 2048)
  // -d counts writable private memory only; -v would count the address space that V8 reserves and never touches.
  return `ulimit -c 0; ulimit -t ${limits.cpuSeconds}; ulimit -d ${kilobytes}; ulimit -f ${blocks}; exec "$0" "$@"`
}
