import '../../../sources/polyfill.ts'
import { Log } from 'node-av'
import { AV_LOG_FATAL } from 'node-av/constants'
import { answerRequests } from '../../../cage/child.ts'
import type { DrawRequest } from './draw.ts'

// node-av must see the polyfill first, hence the late import.
const { draw } = await import('./draw.ts')
Log.setLevel(AV_LOG_FATAL)
answerRequests<DrawRequest, null>(draw)
