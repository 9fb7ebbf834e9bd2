-- The widths that the migrations write bind on this server and not in SQLite: no fact may be refused for its length.
DO $$
DECLARE
    narrow RECORD;
BEGIN
    FOR narrow IN
        SELECT table_name, column_name FROM information_schema.columns
        WHERE table_schema = current_schema() AND data_type = 'character varying'
            AND table_name <> 'flyway_schema_history'
    LOOP
        EXECUTE format('ALTER TABLE %I ALTER COLUMN %I TYPE TEXT', narrow.table_name, narrow.column_name);
    END LOOP;
END
$$;
