INSERT INTO entities (entity_id, name, sector, training)
VALUES (:entity, 'Comune di Esempio', 'Servizi demografici', true);

INSERT INTO stations (entity_id, station_id, broker_tax_code, segregation_code, hub_model,
    positions_url, positions_key)
VALUES (:entity, CAST(:entity AS varchar) || '_01', :entity, '01', 'station', 'http://127.0.0.1:9/', 'key');

INSERT INTO accounts (entity_id, account_id, iban, holder)
VALUES (:entity, 'tesoreria', 'IT60X0542811101000000123456', 'Comune di Esempio');

INSERT INTO debt_kinds (entity_id, kind_id, revision, definition, rank, made_at, made_by)
VALUES (:entity, 'multa', 1, :fine_kind, 1, now(), 'apply');

INSERT INTO change_counters (entity_id, last_cursor) VALUES (:entity, 0);

-- One number in five is a traffic fine's: what it costs is worked out on the day.
CREATE TEMPORARY TABLE numbers AS
SELECT base, base % 5 = 0 AS is_fine,
    CASE WHEN base % 5 = 0 THEN 1537 ELSE 2195 END AS cents,
    first16 || lpad(CAST(CAST(first16 AS numeric) % 93 AS text), 2, '0') AS number
FROM (
    SELECT base, '301' || lpad(CAST(base AS text), 13, '0') AS first16
    FROM generate_series(1, CAST(:positions AS integer)) AS base
) AS bases;

INSERT INTO positions (entity_id, position_id, kind_id, kind_revision, rate_id, rate_version, fields,
    debtor_kind, debtor_identifier, debtor_name, debtor_city, status, created_at, expires, live)
SELECT :entity, 'position-' || base, kind, 1, kind, 1, CASE WHEN is_fine THEN :fine_typed END,
    'F', 'RSSMRA80A01Z999Y', 'Mario Rossi', 'Esempio', 'VALID', now(), false, is_fine
FROM (SELECT *, CASE WHEN is_fine THEN 'multa' ELSE 'carta-identita' END AS kind FROM numbers) AS kinds;

INSERT INTO installments (entity_id, position_id, option_no, installment_no, notice_number,
    amount_cents, due_on, description, status)
SELECT :entity, 'position-' || base, 1, 1, number, cents, current_date + 30, 'Carta d''identità',
    'PO_UNPAID'
FROM numbers;

INSERT INTO transfers (entity_id, position_id, option_no, installment_no, transfer_no, amount_cents,
    beneficiary_tax_code, beneficiary_name, iban, remittance, category)
SELECT :entity, 'position-' || base, 1, 1, 1, cents, :entity, 'Comune di Esempio',
    'IT60X0542811101000000123456', 'Carta d''identità', '9/0101100SP/'
FROM numbers;

INSERT INTO allocations (entity_id, position_id, option_no, installment_no, transfer_no, allocation_no,
    amount_cents, chapter, assessment, revenue)
SELECT :entity, 'position-' || base, 1, 1, 1, 1, cents, '30100.02.0042', '2026/114', true
FROM numbers;

INSERT INTO notices (entity_id, notice_number, desk_id, operator_id, released_at, registered_at,
    payable_at)
SELECT :entity, number, 'desk', 'operator', now(), now(), now()
FROM numbers;
