-- The W3C traceparent of the submission, so that whatever becomes of the job, on whichever node, is one trace. Null without
-- tracing, and for jobs of older nodes.
alter table jobs add column traceparent text;
