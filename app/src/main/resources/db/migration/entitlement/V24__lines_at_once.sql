-- A batch of a county settles fifty thousand lines in one statement. A session plans what a trigger does when the first
-- few lines come, and would compare each line before with each line after.
alter function entitlement.follow_lines() set enable_nestloop = off;
