import type { EditRequest, JobSummary, Result } from '../../client/types.ts'
import { clipOf } from '../edit/draft.ts'
import { Outcomes } from '../parts/outcomes.tsx'
import { Compare } from './compare.tsx'
import { RunAgain } from './run-again.tsx'

export interface ResultProperties {
  job: JobSummary
  result: Result
  input: EditRequest
}

/** What came out, beside what went in, and what became of each part of the sentence. */
export function ResultView({ job, result, input }: ResultProperties) {
  const source = clipOf(job.id)?.chosen?.address ?? input.wan27VideoeditParams.video
  return (
    <div class="result">
      <Compare source={source} result={result} />
      <div>
        <h2>What became of your sentence</h2>
        <Outcomes edits={result.edits} />
        <dl class="facts">
          <Fact title="Engine" value={result.engine} />
          <Fact title="Seed" value={String(result.seed)} />
          <Fact title="Size" value={`${result.width} × ${result.height}`} />
          <Fact title="Length" value={`${result.duration.toFixed(1)} s`} />
          <Fact title="Cost" value={`${job.creditCost} credits`} />
        </dl>
        <p class="actions">
          <a class="button" href={result.videoUrl} download={`retake-${job.id}.mp4`}>
            Download
          </a>
        </p>
        <RunAgain jobId={job.id} input={input} />
      </div>
    </div>
  )
}

function Fact({ title, value }: { title: string; value: string }) {
  return (
    <div>
      <dt>{title}</dt>
      <dd>{value}</dd>
    </div>
  )
}
