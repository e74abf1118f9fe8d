import type { Failure } from '../../src/failure.ts'
import type { ComfyuiServer } from './comfyui.ts'

interface Expected {
  /** Of the status; `failed` and a thrown failure have a kind. */
  state?: 'queued' | 'processing' | 'done' | 'failed'
  kind?: Failure['kind']
  retryable?: boolean
  /** Whether a create may have happened although it failed. */
  unanswered?: boolean
  verdict?: 'cancelled' | 'requested' | 'too late'
}

export interface Case {
  /** The state or the error as ComfyUI calls it. */
  name: string
  when: 'create' | 'status' | 'cancel'
  /** Brings the server there; for `status` and `cancel` before the run is created. */
  script(server: ComfyuiServer): void
  /** For `status` and `cancel`: what happens once the run is there. */
  afterwards?(server: ComfyuiServer): void
  expect: Expected
}

const refused = (type: string, nodeErrors: unknown = {}) => ({
  status: 400,
  body: JSON.stringify({ error: { type, message: type, details: '', extra_info: {} }, node_errors: nodeErrors }),
})
const nodeError = (type: string) => ({
  '5': {
    class_type: 'UNETLoader',
    dependent_outputs: ['18'],
    errors: [{ type, message: type, details: 'unet_name', extra_info: {} }],
  },
})

const create = (name: string, how: Parameters<ComfyuiServer['misbehave']>[1], expected: Expected): Case => ({
  name,
  when: 'create',
  script: (server) => server.misbehave('POST /prompt', how),
  expect: expected,
})

const OPERATORS: Expected = { kind: 'upstream', retryable: false }

const REFUSALS = ['no_prompt', 'invalid_prompt_id', 'invalid_prompt', 'missing_node_type', 'prompt_no_outputs']
const NODE_ERRORS = [
  'required_input_missing',
  'bad_linked_input',
  'return_type_mismatch',
  'invalid_input_type',
  'value_smaller_than_min',
  'value_bigger_than_max',
  'value_not_in_list',
  'custom_validation_failed',
  'exception_during_validation',
  'dependency_cycle',
]

const EXCEPTIONS: [type: string, message: string, retryable: boolean][] = [
  ['torch.OutOfMemoryError', 'Allocation on device', true],
  ['torch.cuda.OutOfMemoryError', 'CUDA out of memory', true],
  ['torch.AcceleratorError', 'CUDA error: an illegal memory access was encountered', true],
  ['RuntimeError', 'CUDA error: device-side assert triggered', true],
  ['requests.exceptions.ConnectionError', 'Connection refused', true],
  ['aiohttp.client_exceptions.ClientConnectionError', 'Connection refused', true],
  ['ValueError', 'Invalid video', false],
  ['RuntimeError', 'The size of tensor a (3) must match the size of tensor b (4)', false],
  ['KeyError', "'images'", false],
]

/** Every documented state and error, and what the adapter makes of it. */
export const CASES: Case[] = [
  ...REFUSALS.map((type) => create(type, refused(type), OPERATORS)),
  ...NODE_ERRORS.map((type) => create(type, refused('prompt_outputs_failed_validation', nodeError(type)), OPERATORS)),
  create(
    '200 with node_errors of the output',
    {
      status: 200,
      after: true,
      body: JSON.stringify({ prompt_id: 'x', number: 1, node_errors: nodeError('value_not_in_list') }),
    },
    OPERATORS,
  ),
  create('400 with a bare text', { status: 400, body: JSON.stringify({ error: 'invalid prompt' }) }, OPERATORS),
  create('401', { status: 401 }, { kind: 'auth', retryable: false }),
  create('403', { status: 403 }, { kind: 'auth', retryable: false }),
  create('404', { status: 404 }, OPERATORS),
  create('413', { status: 413 }, OPERATORS),
  create('429', { status: 429, headers: { 'retry-after': '5' } }, { kind: 'throttle', retryable: true }),
  create('500', { status: 500 }, { kind: 'lost', retryable: true, unanswered: true }),
  create('500, queued all the same', { status: 500, after: true }, { kind: 'lost', retryable: true, unanswered: true }),
  create('cut off before', { cut: 'before' }, { kind: 'lost', retryable: true, unanswered: true }),
  create('cut off after', { cut: 'after' }, { kind: 'lost', retryable: true, unanswered: true }),
  create('200 that is no JSON', { status: 200, body: '<html>' }, { kind: 'lost', retryable: true, unanswered: true }),
  { name: 'pending', when: 'status', script: (server) => server.hold('pending'), expect: { state: 'queued' } },
  { name: 'in_progress', when: 'status', script: (server) => server.hold('running'), expect: { state: 'processing' } },
  { name: 'completed', when: 'status', script: () => {}, expect: { state: 'done' } },
  {
    name: 'completed, under gifs',
    when: 'status',
    script: (server) => server.outcome({ ends: 'video', list: 'gifs' }),
    expect: { state: 'done' },
  },
  {
    name: 'completed, under videos',
    when: 'status',
    script: (server) => server.outcome({ ends: 'video', list: 'videos', inputPreview: false }),
    expect: { state: 'done' },
  },
  {
    name: 'completed without a file',
    when: 'status',
    script: (server) => server.outcome({ ends: 'nothing' }),
    expect: { state: 'failed', kind: 'upstream', retryable: false },
  },
  ...EXCEPTIONS.map(
    ([type, message, retryable]): Case => ({
      name: `execution_error: ${type}: ${message}`,
      when: 'status',
      script: (server) => server.outcome({ ends: 'error', type, message }),
      expect: { state: 'failed', kind: 'upstream', retryable },
    }),
  ),
  {
    name: 'execution_interrupted',
    when: 'status',
    script: (server) => server.hold('running'),
    afterwards: (server) => server.interrupt(),
    expect: { state: 'failed', kind: 'cancelled', retryable: false },
  },
  {
    name: 'neither in the queue nor in the history: the server was restarted',
    when: 'status',
    script: (server) => server.hold('running'),
    afterwards: (server) => server.restart(),
    expect: { state: 'failed', kind: 'lost', retryable: true },
  },
  { name: 'pending', when: 'cancel', script: (server) => server.hold('pending'), expect: { verdict: 'cancelled' } },
  { name: 'in_progress', when: 'cancel', script: (server) => server.hold('running'), expect: { verdict: 'cancelled' } },
  {
    name: 'restarted',
    when: 'cancel',
    script: (server) => server.hold('pending'),
    afterwards: (server) => server.restart(),
    expect: { verdict: 'cancelled' },
  },
]
