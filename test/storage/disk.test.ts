import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createDiskStorage } from '../../src/storage/disk.ts'
import { storageConformance } from './conformance.ts'

storageConformance('disk', async () => createDiskStorage(await mkdtemp(join(tmpdir(), 'retake-disk-'))))
