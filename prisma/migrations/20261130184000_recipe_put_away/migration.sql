-- A recipe that is no longer wanted leaves the list. Its versions and runs stay, as manifests name them.
ALTER TABLE recipe ADD COLUMN put_away_at timestamptz(3);

CREATE FUNCTION guard_recipe() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF to_jsonb(NEW) - 'put_away_at' <> to_jsonb(OLD) - 'put_away_at' THEN
    RAISE EXCEPTION 'a recipe can only be put away and brought back' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
DROP TRIGGER recipe_append_only ON recipe;
CREATE TRIGGER recipe_only_put_away BEFORE UPDATE ON recipe FOR EACH ROW EXECUTE FUNCTION guard_recipe();
CREATE TRIGGER recipe_not_deleted BEFORE DELETE ON recipe FOR EACH ROW EXECUTE FUNCTION refuse_change();
