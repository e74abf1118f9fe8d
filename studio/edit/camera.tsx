import { useSignal } from '@preact/signals'
import { useEffect, useRef } from 'preact/hooks'
import { Dialog } from '../parts/dialog.tsx'
import { Notice } from '../parts/notice.tsx'

const MOST_SECONDS = 9
const LEAST_SECONDS = 2
const TYPES = ['video/mp4;codecs=avc1.42E01F,mp4a.40.2', 'video/mp4;codecs=avc1,opus', 'video/mp4']

/** Why this browser cannot record a clip that the server takes; null when it can. */
export function obstacleToRecording(): string | null {
  if (!isSecureContext) return 'Recording needs a page on https or on this machine.'
  if (!navigator.mediaDevices || typeof MediaRecorder === 'undefined') return 'This browser cannot record video.'
  if (recordedType() === null) return 'This browser records WebM only, and the server takes mp4 or mov.'
  return null
}

function recordedType(): string | null {
  return TYPES.find((type) => MediaRecorder.isTypeSupported(type)) ?? null
}

export interface CameraProperties {
  onClose(): void
  onRecorded(file: File): void
}

/** Records a few seconds from the camera. */
export function Camera({ onClose, onRecorded }: CameraProperties) {
  const view = useRef<HTMLVideoElement>(null)
  const recorder = useRef<MediaRecorder | null>(null)
  const stream = useSignal<MediaStream | null>(null)
  const seconds = useSignal<number | null>(null)
  const problem = useSignal<string | null>(null)

  useEffect(() => openCamera(stream, view, problem), [])
  useEffect(() => {
    if (seconds.value === null) return
    const timer = setInterval(() => {
      seconds.value = (seconds.value ?? 0) + 1
      if (seconds.value >= MOST_SECONDS) recorder.current?.stop()
    }, 1000)
    return () => clearInterval(timer)
  }, [seconds.value === null])

  const record = () => {
    if (!stream.value) return
    const parts: Blob[] = []
    const type = recordedType() ?? ''
    const started = new MediaRecorder(stream.value, { mimeType: type })
    started.ondataavailable = ({ data }) => parts.push(data)
    started.onstop = () => onRecorded(new File(parts, 'recording.mp4', { type: 'video/mp4' }))
    started.start()
    recorder.current = started
    seconds.value = 0
  }

  return (
    <Dialog title="Record a clip" onClose={onClose}>
      {problem.value !== null && <Notice kind="alert">{problem.value}</Notice>}
      <video ref={view} class="preview" muted autoPlay playsInline aria-label="Camera" />
      <p class="hint" role="status">
        {seconds.value === null
          ? `Between ${LEAST_SECONDS} and ${MOST_SECONDS} seconds.`
          : `Recording, second ${seconds.value + 1} of ${MOST_SECONDS}`}
      </p>
      <div class="actions">
        {seconds.value === null ? (
          <button type="button" disabled={stream.value === null} onClick={record}>
            Record
          </button>
        ) : (
          <button type="button" disabled={seconds.value < LEAST_SECONDS} onClick={() => recorder.current?.stop()}>
            Stop and use it
          </button>
        )}
        <button type="button" class="quiet" onClick={onClose}>
          Close
        </button>
      </div>
    </Dialog>
  )
}

function openCamera(
  stream: { value: MediaStream | null },
  view: { current: HTMLVideoElement | null },
  problem: { value: string | null },
): () => void {
  let isClosed = false
  const open = async () => {
    const wanted = { video: { width: { ideal: 1280 }, height: { ideal: 720 } }, audio: true }
    const opened = await navigator.mediaDevices.getUserMedia(wanted)
    if (isClosed) return letGo(opened)
    stream.value = opened
    if (view.current) view.current.srcObject = opened
  }
  open().catch(() => {
    problem.value = 'The camera cannot be opened. Allow this page to use it, and see that nothing else does.'
  })
  return () => {
    isClosed = true
    if (stream.value) letGo(stream.value)
  }
}

function letGo(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop()
}
