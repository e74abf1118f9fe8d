import { useSignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'

/** Play, position and sound of a video. */
export function Controls({ video }: { video: { current: HTMLVideoElement | null } }) {
  const isPlaying = useSignal(false)
  const isMuted = useSignal(false)
  const time = useSignal(0)
  const length = useSignal(0)
  useEffect(() => {
    const shown = video.current
    if (!shown) return
    const look = () => {
      isPlaying.value = !shown.paused
      isMuted.value = shown.muted
      time.value = shown.currentTime
      length.value = Number.isFinite(shown.duration) ? shown.duration : 0
    }
    const names = ['play', 'pause', 'timeupdate', 'loadedmetadata', 'volumechange', 'seeking']
    for (const name of names) shown.addEventListener(name, look)
    look()
    if (!matchMedia('(prefers-reduced-motion: reduce)').matches) {
      // Browsers play by themselves only what makes no sound.
      shown.muted = true
      shown.play().catch(() => {})
    }
    return () => {
      for (const name of names) shown.removeEventListener(name, look)
    }
  }, [video])

  const toggle = () => {
    const shown = video.current
    if (shown?.paused) void shown.play()
    else shown?.pause()
  }
  return (
    <div class="controls">
      <button type="button" class="quiet" onClick={toggle}>
        {isPlaying.value ? 'Pause' : 'Play'}
      </button>
      <input
        type="range"
        aria-label="Position"
        aria-valuetext={`${time.value.toFixed(1)} of ${length.value.toFixed(1)} seconds`}
        min={0}
        max={length.value}
        step={0.01}
        value={time.value}
        onInput={({ currentTarget }) => {
          if (video.current) video.current.currentTime = Number(currentTarget.value)
        }}
      />
      <button
        type="button"
        class="quiet"
        aria-pressed={!isMuted.value}
        onClick={() => {
          if (video.current) video.current.muted = !video.current.muted
        }}
      >
        Sound
      </button>
    </div>
  )
}
