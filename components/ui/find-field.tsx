type Props = {
  label: string;
  /** What the list is narrowed to now. */
  given: string | undefined;
};

/** What a list is searched by, in a form that works without script. */
export function FindField({ label, given }: Props) {
  return (
    <span className="find">
      <label htmlFor="f-find">{label}</label>
      <input
        id="f-find"
        name="find"
        type="search"
        className="input"
        maxLength={80}
        defaultValue={given ?? ""}
      />
    </span>
  );
}
