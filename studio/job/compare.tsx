import { useSignal } from '@preact/signals'
import { useEffect, useRef } from 'preact/hooks'
import type { Result } from '../../client/types.ts'
import { Controls } from './controls.tsx'
import { keepInStep } from './in-step.ts'

/** The source under the result, with a line between them that can be drawn across; both play in step. */
export function Compare({ source, result }: { source: string; result: Result }) {
  const before = useRef<HTMLVideoElement>(null)
  const after = useRef<HTMLVideoElement>(null)
  const cut = useSignal(50)
  const hasSource = useSignal(true)
  useEffect(() => {
    if (hasSource.value && before.current && after.current) return keepInStep(after.current, before.current)
  }, [hasSource.value])

  const { width, height, videoUrl, posterUrl } = result
  return (
    <figure class="compare">
      <div
        class="stage"
        style={{ aspectRatio: `${width} / ${height}`, '--shape': width / height, '--cut': `${cut.value}%` }}
      >
        {hasSource.value && (
          <video
            ref={before}
            class="before"
            src={source}
            muted
            playsInline
            preload="auto"
            aria-label="Before"
            onError={() => {
              hasSource.value = false
            }}
          />
        )}
        {/* biome-ignore lint/a11y/useMediaCaption: the person's own clip has none */}
        <video
          ref={after}
          class={hasSource.value ? 'after' : ''}
          src={videoUrl}
          poster={hasSource.value ? undefined : posterUrl}
          loop
          playsInline
          preload="auto"
          aria-label="After"
        />
        {hasSource.value && (
          <>
            <span class="tag left" aria-hidden="true">
              Before
            </span>
            <span class="tag right" aria-hidden="true">
              After
            </span>
            <span class="line" aria-hidden="true" />
            <input
              class="cut"
              type="range"
              min={0}
              max={100}
              value={cut.value}
              aria-label="Line between before and after"
              aria-valuetext={`${cut.value} % before`}
              onInput={({ currentTarget }) => {
                cut.value = Number(currentTarget.value)
              }}
            />
          </>
        )}
      </div>
      <Controls video={after} />
      {!hasSource.value && (
        <figcaption class="hint">
          The source clip is not here to compare with: it is no longer kept, or lies on another server.
        </figcaption>
      )}
    </figure>
  )
}
