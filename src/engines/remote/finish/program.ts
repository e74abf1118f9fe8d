import '../../../sources/polyfill.ts'
import { Log } from 'node-av'
import { AV_LOG_FATAL } from 'node-av/constants'
import { answerRequests } from '../../../cage/child.ts'
import type { FinishAnswer, FinishRequest } from './finish.ts'

// node-av must see the polyfill first, hence the late import.
const { finish } = await import('./finish.ts')
Log.setLevel(AV_LOG_FATAL)
answerRequests<FinishRequest, FinishAnswer>(finish)
