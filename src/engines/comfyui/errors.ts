import type { Failure, FailureKind } from '../../failure.ts'
import { upstreamFailure } from '../remote/failures.ts'
import { type Answer, brief } from '../remote/upstream.ts'
import { type ExecutionError, type NodeErrors, Refused } from './schemas.ts'

interface Rule {
  kind: Exclude<FailureKind, 'internal'>
  retryable: boolean
  /** For the operator. */
  hint: string
}

const OPERATOR: Rule = { kind: 'upstream', retryable: false, hint: 'the workflow does not fit this server' }

/** Refusals of `POST /prompt` (`error.type`, server.py and execution.py): all are the operator's to mend. */
const REFUSALS: Record<string, Rule> = {
  no_prompt: OPERATOR,
  invalid_prompt_id: { ...OPERATOR, hint: 'the server takes no ids of this form' },
  invalid_prompt: { ...OPERATOR, hint: 'a node of the workflow is not installed' },
  missing_node_type: { ...OPERATOR, hint: 'a node of the workflow is not installed' },
  prompt_no_outputs: { ...OPERATOR, hint: 'no node of the workflow saves anything' },
  prompt_outputs_failed_validation: { ...OPERATOR, hint: 'a model file is missing, or a node takes other inputs' },
}

/** By HTTP status, where the answer says nothing more. */
const STATUSES: Record<number, Rule> = {
  400: OPERATOR,
  401: { kind: 'auth', retryable: false, hint: 'something before ComfyUI asks for credentials' },
  403: { kind: 'auth', retryable: false, hint: 'something before ComfyUI refuses this server' },
  404: { kind: 'upstream', retryable: false, hint: 'this is no ComfyUI server, or COMFYUI_URL has a wrong path' },
  405: { kind: 'upstream', retryable: false, hint: 'this is no ComfyUI server, or COMFYUI_URL has a wrong path' },
  413: { kind: 'upstream', retryable: false, hint: 'start ComfyUI with a higher --max-upload-size' },
  429: { kind: 'throttle', retryable: true, hint: 'something before ComfyUI limits requests' },
}

/** Exceptions of a node that may not come again, by the last part of their type … */
const PASSING_TYPES = ['OutOfMemoryError', 'OOM_EXCEPTION', 'AcceleratorError', 'ConnectionError', 'TimeoutError']
const PASSING_ENDINGS = ['ConnectionError', 'Timeout']
/** … or by their text, where the type is as plain as `RuntimeError`. */
const PASSING_TEXT = /CUDA error|HIP error|CUDNN_STATUS|CUBLAS_STATUS|out of memory|Allocation on device/i

/** An answer that is no success. */
export function explain(answer: Answer): Failure {
  const refused = Refused.safeParse(answer.json)
  const error = refused.success && typeof refused.data.error !== 'string' ? refused.data.error : undefined
  const rule = (error && REFUSALS[error.type]) ?? STATUSES[answer.status] ?? ruleOfClass(answer.status)
  const details = error ? [error.message, error.details].filter(Boolean).join(': ') : brief(answer)
  const nodes = refused.success ? describeNodes(refused.data.node_errors) : ''
  return upstreamFailure(rule.kind, [rule.hint, details, nodes].filter(Boolean).join('; '), rule.retryable)
}

function ruleOfClass(status: number): Rule {
  return { kind: 'upstream', retryable: status >= 500, hint: `HTTP ${status}` }
}

/** A graph that is in the queue although its video cannot be saved. */
export function partlyRefused(errors: NodeErrors): Failure {
  return upstreamFailure(OPERATOR.kind, `${OPERATOR.hint}; ${describeNodes(errors)}`)
}

/** E.g. `node 5 UNETLoader: Value not in list: unet_name: 'x' not in ['y']`. */
function describeNodes(errors: NodeErrors): string {
  const lines = Object.entries(errors).flatMap(([node, { class_type, errors: faults }]) =>
    faults.map(({ message, details }) => `node ${node} ${class_type}: ${message}: ${details}`.slice(0, 300)),
  )
  return lines.slice(0, 10).join('; ')
}

/** `execution_error`: what a node threw. */
export function executionFailure({ node_id, node_type, exception_type, exception_message }: ExecutionError): Failure {
  const type = exception_type.split('.').at(-1) ?? ''
  const isPassing =
    PASSING_TYPES.includes(type) ||
    PASSING_ENDINGS.some((ending) => type.endsWith(ending)) ||
    PASSING_TEXT.test(exception_message)
  const cause = `node ${node_id} ${node_type}: ${exception_type}: ${exception_message.slice(0, 1000)}`
  return upstreamFailure('upstream', cause, isPassing)
}

/** `execution_interrupted`, by us or by somebody at the server. */
export function interrupted(): Failure {
  return upstreamFailure('cancelled', 'the run was interrupted')
}

export function noOutput(node: string): Failure {
  return upstreamFailure('upstream', `no_output: the run ended well, but node ${node} saved no video`)
}

/** In neither queue nor history: both are held in memory only. */
export function lost(): Failure {
  return upstreamFailure('lost', 'engine_lost: ComfyUI knows nothing of the run any more; was it restarted?', true)
}
