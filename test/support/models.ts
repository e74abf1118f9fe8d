import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Where tests keep converted models, so that only the first of them converts. */
export const MODELS = join(tmpdir(), 'retake-test-models')
