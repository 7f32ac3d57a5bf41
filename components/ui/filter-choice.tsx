type Props<Name extends string> = {
  name: Name;
  label: string;
  /** Of no choice: "All kinds". */
  any: string;
  chosen: string | undefined;
  className?: string;
  children: readonly (readonly [value: string, label: string] | string[])[];
};

/** One choice by which a list is narrowed, in a form that works without script. */
export function FilterChoice<Name extends string>({
  name,
  label,
  any,
  chosen,
  className,
  children,
}: Props<Name>) {
  return (
    <span className={className}>
      <label htmlFor={`f-${name}`}>{label}</label>
      <select id={`f-${name}`} name={name} className="input" defaultValue={chosen ?? ""}>
        <option value="">{any}</option>
        {children.map(([value, words]) => (
          <option key={value} value={value}>
            {words}
          </option>
        ))}
      </select>
    </span>
  );
}
