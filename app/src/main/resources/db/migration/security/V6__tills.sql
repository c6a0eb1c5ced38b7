-- The tills of merchants redeem vouchers.

alter table security.api_client
    drop constraint api_client_rights_check,
    add constraint api_client_rights_check check (cardinality(rights) > 0 and rights <@ array[
        'reference:read', 'policies:check', 'workers:read', 'workers:names', 'ledgers:read', 'filings:read',
        'duplicates:read', 'checks:read', 'imports:read', 'imports:write', 'decisions:read', 'figures:read',
        'budgets:read', 'budgets:write', 'vouchers:redeem']);
