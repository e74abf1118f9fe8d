/** What the server would refuse anyway, told before anything is sent; null when nothing is wrong as far as can be seen here. */
export async function problemWithClip(file: File): Promise<string | null> {
  if (!/\.(mp4|mov|m4v)$/i.test(file.name) && !/^video\/(mp4|quicktime)/.test(file.type)) {
    return 'Only mp4 and mov clips can be edited.'
  }
  if (file.size > MAX_BYTES) return 'The clip may have at most 100 MB.'
  const seconds = await lengthOf(file)
  if (seconds === null) return null
  if (seconds < MIN_SECONDS) return `The clip must be at least 2 seconds long; this one has ${seconds.toFixed(1)}.`
  if (seconds > MAX_SECONDS) return `The clip may be at most 10 seconds long; this one has ${seconds.toFixed(1)}.`
  return null
}

const MAX_BYTES = 100 * 1000 * 1000
const MIN_SECONDS = 2
const MAX_SECONDS = 10

/** Null for clips that this browser cannot read; the server may. */
function lengthOf(file: File): Promise<number | null> {
  return new Promise((resolve) => {
    const video = document.createElement('video')
    const address = URL.createObjectURL(file)
    const tell = (seconds: number | null) => {
      URL.revokeObjectURL(address)
      resolve(seconds)
    }
    video.preload = 'metadata'
    video.onloadedmetadata = () => tell(Number.isFinite(video.duration) ? video.duration : null)
    video.onerror = () => tell(null)
    video.src = address
  })
}
