import { expect, it } from 'vitest'
import { pair, serviceFor } from './fixture.ts'

it.each(['new', 'lists'] as const)('a %s build that has everything is well', async (build) => {
  const { server, service, close } = await pair({ build })
  expect(await service.health()).toEqual({
    ok: true,
    detail: `${server.url}: ComfyUI ${build === 'new' ? '0.24.0' : '0.3.64'}, cuda:0 Test Card with 24 GB`,
    faults: [],
  })
  expect(server.creates()).toBe(0)
  await close()
})

it.each(['new', 'lists'] as const)(
  'a %s build says which files are missing, where to get them and where they belong',
  async (build) => {
    const lora = 'lightx2v_T2V_14B_cfg_step_distill_v2_lora_rank64_bf16.safetensors'
    const missingModels = ['wan2.2_bernini_r_low_noise_fp8_scaled.safetensors', lora]
    const { server, service, close } = await pair({ build, missingModels })
    const { ok, faults } = await service.health()
    expect(ok).toBe(false)
    expect(faults).toEqual([
      expect.stringMatching(
        `^${server.url}: .*wan2.2_bernini_r_low_noise_fp8_scaled.safetensors is missing in models/diffusion_models: download https://`,
      ),
      expect.stringContaining(`${lora} is missing in models/loras: download https://`),
    ])
    await close()
  },
)

it('says which nodes are missing', async () => {
  const { service, close } = await pair({ missingNodes: ['BerniniConditioning'] })
  const { ok, faults } = await service.health()
  expect(ok).toBe(false)
  expect(faults).toEqual([expect.stringContaining('the node BerniniConditioning is missing: update ComfyUI')])
  await close()
})

it('says which server does not answer', async () => {
  const { server, service, close } = await pair()
  const both = serviceFor([server.url, 'http://127.0.0.1:9'])
  const { ok, detail, faults } = await both.health()
  expect(ok).toBe(false)
  expect(detail).toContain('http://127.0.0.1:9 does not answer')
  expect(faults).toEqual([expect.stringContaining('COMFYUI_URL')])
  expect((await service.health()).ok).toBe(true)
  await both.close()
  await close()
})
