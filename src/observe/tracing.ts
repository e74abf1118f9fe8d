import { type Attributes, DiagLogLevel, diag } from '@opentelemetry/api'
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http'
import { BatchSpanProcessor, type NodeTracerConfig, NodeTracerProvider } from '@opentelemetry/sdk-trace-node'
import type { Logger } from 'pino'
import type { Config } from '../config.ts'
import { VERSION } from '../version.ts'

/**
 * Sends the spans of `observe/trace` to the collector that `OTEL_EXPORTER_OTLP_ENDPOINT` names, in batches, as OTLP in JSON over
 * HTTP; the SDK reads headers, time limits and sampling from the standard variables. The result, called
 * at the end, sends what is left. A collector that is away costs spans and nothing else. Loads the SDK, hence imported only where it is wanted.
 */
export function startTracing(config: Config, log: Logger, node: string, roles: readonly string[]): () => Promise<void> {
  const tell = (message: string) => log.warn({ detail: message.slice(0, 500) }, 'traces are not sent')
  diag.setLogger({ error: tell, warn: tell, info: tell, debug: tell, verbose: tell }, DiagLogLevel.WARN)
  const provider = new NodeTracerProvider({
    resource: resourceOf({
      ...namesOf(config.OTEL_RESOURCE_ATTRIBUTES),
      'service.name': config.OTEL_SERVICE_NAME,
      'service.version': VERSION,
      'service.instance.id': node,
      'retake.roles': roles.join(','),
    }),
    spanProcessors: [new BatchSpanProcessor(new OTLPTraceExporter())],
  })
  provider.register()
  // The last batch may find nobody; the process ends well all the same.
  return () => provider.shutdown().catch((error: unknown) => tell(String(error)))
}

/** `a=1,b=2`, percent-encoded, as the specification of the variable has it. */
function namesOf(text = ''): Attributes {
  const pairs = text.split(',').flatMap((pair) => {
    const [name, value] = pair.split('=').map((part) => decodeURIComponent(part.trim()))
    return name && value !== undefined ? [[name, value]] : []
  })
  return Object.fromEntries(pairs)
}

/** The SDK's own makers of resources are in a package that it does not pass on; ours is complete from the start. */
function resourceOf(attributes: Attributes): NonNullable<NodeTracerConfig['resource']> {
  return {
    attributes,
    merge: (other) => resourceOf({ ...attributes, ...other?.attributes }),
    getRawAttributes: () => Object.entries(attributes),
  }
}
