import { useSignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import { Failed } from '../parts/notice.tsx'
import type { Sending } from './attachment.ts'
import { Camera, obstacleToRecording } from './camera.tsx'
import { problemWithClip } from './check-clip.ts'
import { clip } from './draft.ts'

/** Takes a clip: dropped, chosen or recorded. */
export function ClipPicker() {
  const problem = useSignal<string | null>(null)
  const isOver = useSignal(false)
  const take = async (file: File | null | undefined) => {
    if (!file) return
    problem.value = await problemWithClip(file)
    if (problem.value === null) clip.choose(file)
  }
  const drop = (event: DragEvent) => {
    event.preventDefault()
    isOver.value = false
    void take(event.dataTransfer?.files[0])
  }
  useEffect(keepPage, [])

  return (
    <section
      class={`clip ${isOver.value ? 'over' : ''}`}
      aria-label="Clip"
      onDragOver={(event) => {
        event.preventDefault()
        isOver.value = true
      }}
      onDragLeave={() => {
        isOver.value = false
      }}
      onDrop={drop}
    >
      {clip.chosen.value === null ? <Empty onFile={take} /> : <Preview onFile={take} />}
      <p class="problem" role="alert">
        {problem.value}
      </p>
    </section>
  )
}

/** A clip that is dropped beside the field must not take the place of the studio. */
function keepPage() {
  const refuse = (event: Event) => event.preventDefault()
  addEventListener('dragover', refuse)
  addEventListener('drop', refuse)
  return () => {
    removeEventListener('dragover', refuse)
    removeEventListener('drop', refuse)
  }
}

interface TakesFile {
  onFile(file: File | null | undefined): Promise<void>
}

function Empty({ onFile }: TakesFile) {
  return (
    <div class="dropzone">
      <Frames />
      <p class="dropzone-title">Drop a clip here</p>
      <p class="hint">mp4 or mov, 2–10 seconds, up to 100 MB</p>
      <div class="actions">
        <FileField title="Choose a clip" onFile={onFile} />
        <Recording onFile={onFile} />
      </div>
    </div>
  )
}

function Frames() {
  return (
    <svg class="frames" viewBox="0 0 64 48" width="64" height="48" aria-hidden="true">
      <rect x="2" y="8" width="60" height="32" rx="5" />
      <path d="M14 8v32M50 8v32M2 18h12M2 30h12M50 18h12M50 30h12" />
    </svg>
  )
}

function FileField({ title, onFile }: TakesFile & { title: string }) {
  return (
    <label class="button">
      {title}
      <input
        class="unseen"
        type="file"
        accept="video/mp4,video/quicktime,.mp4,.mov,.m4v"
        onChange={(event) => {
          const field = event.currentTarget
          void onFile(field.files?.[0])
          // So that the same file can be chosen again.
          field.value = ''
        }}
      />
    </label>
  )
}

function Recording({ onFile }: TakesFile) {
  const isOpen = useSignal(false)
  const obstacle = obstacleToRecording()
  if (obstacle !== null) return <p class="hint obstacle">{obstacle}</p>
  const close = () => {
    isOpen.value = false
  }
  return (
    <>
      <button
        type="button"
        class="quiet"
        onClick={() => {
          isOpen.value = true
        }}
      >
        Record one
      </button>
      {isOpen.value && (
        <Camera
          onClose={close}
          onRecorded={(file) => {
            close()
            void onFile(file)
          }}
        />
      )}
    </>
  )
}

function Preview({ onFile }: TakesFile) {
  const { name = '', address = '' } = clip.chosen.value ?? {}
  return (
    <>
      {/* biome-ignore lint/a11y/useMediaCaption: the person's own clip has none */}
      <video class="preview" src={address} controls playsInline aria-label={`Preview of ${name}`} />
      <div class="clip-line">
        <span class="clip-name">{name}</span>
        <FileField title="Another clip" onFile={onFile} />
      </div>
      <Upload sending={clip.sending.value} />
    </>
  )
}

function Upload({ sending }: { sending: Sending }) {
  if (sending.state === 'failed') return <Failed error={sending.error} onAgain={() => void clip.again()} />
  return (
    <>
      {sending.state === 'sending' && <progress aria-label="Upload" max={1} value={sending.share} />}
      <p class="hint" role="status">
        {sending.state === 'sending' && 'Uploading …'}
        {sending.state === 'ready' && 'Ready to edit'}
      </p>
    </>
  )
}
