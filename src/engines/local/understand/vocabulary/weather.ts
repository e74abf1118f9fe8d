import { listed } from './listed.ts'

/** More ways to ask for an atmosphere, by its name: verbs, adjectives, Chinese. */
export const WEATHER_WORDS: Record<string, readonly string[]> = {
  rain: listed(
    'pouring rain, pouring, downpour, 大雨, 暴雨, rain, raining, rainy, rainfall, rain effect, rainy day, rainy night, rainy weather, showers, wet weather, it is raining, 雨, 下雨, 雨天, 下着雨, 雨滴, 小雨, 中雨, 毛毛雨, 下雨天',
  ),
  storm: listed('stormy, storm, thunder storm, 雷雨, 闪电, 暴风雨'),
  snow: listed(
    'snow, snowing, snowy, snowfall, snow falling, falling snow, snow effect, snowy day, snowy weather, winter weather, it is snowing, 雪, 下雪, 雪花, 飘雪, 下着雪, 雪天, 小雪, 中雪, 雪花飘落, 飘雪花, 下雪天',
  ),
  blizzard: listed('blizzard, snowing heavily, snow heavily, snowing hard, snow storm, 大雪, 暴雪, 暴风雪'),
  fog: listed('fog, foggy, mist, misty, hazy, haze, foggy day, 雾, 起雾, 大雾, 薄雾, 雾气, 浓雾, 雾蒙蒙'),
  smoke: listed('smoke, smoky, smokey, steam, vapour, 烟, 烟雾'),
  dust: listed('dust, dusty, dust cloud, dust clouds, cloud of dust, 灰尘, 尘埃'),
  sandstorm: listed('sandstorm, sand blowing, 沙尘暴'),
  embers: listed('spark, sparks, embers, sparks flying, flying embers, fire sparks, 火花, 火星子, 余烬'),
  fireflies: listed('firefly, fireflies, 萤火虫'),
  sparkles: listed(
    'sparkle, sparkles, glitter in the air, fairy dust, pixie dust, magic dust, magical sparkles, twinkles, 闪光, 星光',
  ),
  confetti: listed('confetti, party confetti, falling confetti, 彩纸, 彩带'),
  bubbles: listed('bubble, bubbles, soap bubbles, 泡泡, 气泡'),
  petals: listed(
    'petal, petals, falling petals, cherry blossom petals, rose petals, cherry petals, blossom petals, pink petals, flower petals, falling flowers, sakura petals, 花瓣, 飘落的花瓣, 樱花飘落, 花瓣飘落, 花瓣雨, 樱花雨, 花瓣纷飞, 樱花花瓣, 樱花瓣',
  ),
  leaves: listed(
    'falling leaf, falling leaves, autumn leaves falling, leaves falling, falling autumn leaves, fall leaves falling, blowing leaves, leaf fall, leaf fall down, leaf drifting, leaf blowing, leaf swirling, leaf flying, dead leaf, autumn leaf, 落叶纷飞, 树叶飘落, 落叶飘零, 秋叶飘落, 落叶纷纷, 叶子飘落, 树叶落下, 掉叶子, 落叶, 飘落的树叶',
  ),
  'light-leak': listed('light leak, light leaks, film light leaks, lens leak, 漏光'),
  'sun-rays': listed(
    'sun ray, sun rays, sunray, sunrays, god ray, god rays, light ray, light rays, sunbeam, sunbeams, sun beams, light beam, rays of light, rays of sunlight, volumetric light, light shaft, crepuscular rays, sunlight rays, 阳光, 光线, 阳光洒进来, 阳光照进来, 阳光洒下, 阳光洒下来, 耶稣光, 丁达尔光, 丁达尔效应, 光束',
  ),
  bokeh: listed('bokeh lights, bokeh light, floating lights, light orbs, 光斑'),
}
