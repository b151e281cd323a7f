-- Whoever asks for facts while an order waits joins that one; one that comes while they are being made is done after it.
CREATE UNIQUE INDEX CONCURRENTLY job_facts_waiting ON job (project_id) WHERE kind = 'derive-facts' AND state = 'queued';
