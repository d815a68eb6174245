-- A staging copy must neither speak for the real database nor receive its alerts.
DELETE FROM ir_config_parameter
 WHERE key IN ('creditline.url', 'creditline.key', 'creditline.paired_uuid', 'creditline.last_contact',
               'creditline.ledger_told_at', 'creditline.allow_http');

UPDATE ir_cron
   SET active = false
 WHERE id IN (SELECT res_id FROM ir_model_data WHERE module = 'creditline' AND model = 'ir.cron');

-- The key that the server has for the real database would open the copy too.
DELETE FROM res_users_apikeys
 WHERE user_id IN (SELECT id FROM res_users WHERE login = 'creditline-server');

UPDATE res_partner
   SET creditline_event_id = NULL,
       creditline_event_type = NULL,
       creditline_retry_at = NULL
 WHERE creditline_event_id IS NOT NULL
    OR creditline_retry_at IS NOT NULL;
