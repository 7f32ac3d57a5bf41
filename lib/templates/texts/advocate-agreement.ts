import type { TemplateClause } from "../clause";

/** The one-time Advocate Agreement as it is shipped: a starting point for counsel's review, not legal advice. */
export const advocateAgreementText: TemplateClause[] = [
  {
    key: "purpose",
    en: {
      title: "What this agreement is",
      text: "This agreement is made once between the lawyer who signs it (the “Advocate”) and Justice in Motion (“JiM”). It applies to every case that the Advocate brings to JiM. Each case has a Case Facilitation Contract of its own, which prevails for that case.",
    },
    es: {
      title: "Qué es este convenio",
      text: "Este convenio se celebra una sola vez entre quien lo firma, en ejercicio de la abogacía (en adelante, la parte Abogada), y Justice in Motion (en adelante, JiM). Se aplica a todos los casos que la parte Abogada confíe a JiM. Cada caso tiene además su propio contrato de facilitación, que prevalece respecto de ese caso.",
    },
  },
  {
    key: "service",
    en: {
      title: "What JiM does",
      text: "JiM reviews the intake with the Advocate, looks for a Defender of its network who is suited to the work and has no conflict of interest, prepares the contract, reviews the Defender’s reports, invoices the Advocate’s organization and pays the Defender. JiM does not represent the Advocate’s client, does not supervise the Advocate’s practice, and may decline a case.",
    },
    es: {
      title: "Lo que hace JiM",
      text: "JiM revisa la solicitud con la parte Abogada; busca en su Red a una Defensora o un Defensor idóneo para el encargo y sin conflicto de interés; prepara el contrato; revisa los informes; factura a la organización de la parte Abogada; y paga a quien defiende. JiM no representa a la persona a quien asiste la parte Abogada, no supervisa su ejercicio profesional y puede declinar un caso.",
    },
  },
  {
    key: "duties",
    en: {
      title: "What the Advocate does",
      text: "The Advocate is admitted and in good standing where the case is brought, remains responsible for the case and for the client, has the client’s informed consent to involve JiM and a Defender abroad, gives instructions that are clear, lawful and in time, answers within three working days, and tells JiM of any deadline or danger as soon as it is known.",
    },
    es: {
      title: "Lo que corresponde a la parte Abogada",
      text: "La parte Abogada está habilitada para ejercer donde se tramita el caso; conserva la responsabilidad del asunto y la relación con la persona representada; cuenta con su consentimiento informado para que intervengan JiM y una Defensora o un Defensor en el extranjero; da instrucciones claras, lícitas y oportunas; responde dentro de los tres días hábiles siguientes; y hace saber a JiM todo plazo o peligro tan pronto como lo conozca.",
    },
  },
  {
    key: "language",
    en: {
      title: "No translation",
      text: "JiM does not translate or interpret. The Advocate speaks Spanish, has bilingual staff, or provides an interpreter, and bears the cost.",
    },
    es: {
      title: "Sin traducción",
      text: "JiM no presta servicios de traducción ni de interpretación. La parte Abogada se comunica en español, cuenta con personal bilingüe o proporciona intérprete, por su cuenta.",
    },
  },
  {
    key: "charges",
    en: {
      title: "Charges",
      text: "There is a charge for case facilitation: the Defender’s hours and expenses as allowed after review, and JiM’s administration fee, at the rates that the portal shows and that each contract fixes. The Advocate’s organization pays invoices within 30 days. The Defender is paid on approval of a report and does not wait for that payment. A reduced fee may be asked for in the intake.",
    },
    es: {
      title: "Costo",
      text: "La facilitación de casos tiene un costo: las horas y los gastos de quien defiende, tal como se reconozcan después de su revisión, y la cuota de administración de JiM, a las tarifas que muestra el portal y que fija cada contrato. La organización de la parte Abogada paga las facturas dentro de los treinta días siguientes. A quien defiende se le paga al aprobarse el informe, sin esperar ese pago. En la solicitud puede pedirse una cuota reducida.",
    },
  },
  {
    key: "confidentiality",
    en: {
      title: "Confidentiality, privilege and data",
      text: "What is written in the portal is confidential and intended to be privileged. The Advocate enters only what the work requires, keeps names out of nicknames, and names in the intake the safe ways to reach a client. JiM protects what it holds by encryption, limits access to those who work on the case, and records every reading of a client’s name. Each party tells the other of a breach within 24 hours.",
    },
    es: {
      title: "Confidencialidad, secreto profesional y datos",
      text: "Lo que se escribe en el portal es confidencial y se entiende amparado por el secreto profesional. La parte Abogada anota únicamente lo que el encargo requiere, no usa nombres en los sobrenombres de los casos e indica en la solicitud los medios seguros para contactar a la persona representada. JiM protege mediante cifrado lo que conserva, limita el acceso a quienes trabajan en el caso y deja constancia de cada lectura de un nombre. Cada parte comunica a la otra toda vulneración dentro de las veinticuatro horas siguientes.",
    },
  },
  {
    key: "conflicts",
    en: {
      title: "Conflicts of interest",
      text: "The Advocate names every client, opposing party and witness known, with other names they use, and adds those who become known later, so that conflicts can be checked before a Defender learns of the case. The Advocate does not engage a Defender met through JiM around JiM for the same case.",
    },
    es: {
      title: "Conflictos de interés",
      text: "La parte Abogada señala a todas las personas representadas, contrapartes y testigos de que tenga noticia, con los demás nombres que usen, y agrega a quienes se conozcan después, a fin de que los conflictos se revisen antes de que una Defensora o un Defensor conozca el caso. La parte Abogada no contratará al margen de JiM, para el mismo caso, a quien haya conocido por su conducto.",
    },
  },
  {
    key: "safety",
    en: {
      title: "Safety of Defenders",
      text: "The Advocate discloses known threats, does not ask a Defender to run a risk, and respects a Defender’s decision not to make or to break off a visit. Harassment, or retaliation for raising a concern of safety, ends this agreement.",
    },
    es: {
      title: "Seguridad de quien defiende",
      text: "La parte Abogada da a conocer las amenazas de que tenga noticia, no pide que se corran riesgos y respeta la decisión de quien defiende de no hacer una salida de campo o de interrumpirla. El acoso, o la represalia por haber expresado una preocupación de seguridad, da por terminado este convenio.",
    },
  },
  {
    key: "liability",
    en: {
      title: "No guarantee, and liability",
      text: "JiM does not guarantee that a Defender will be found, nor any outcome. Defenders are independent professionals and answer for their own work. Save for intent, gross negligence and breach of confidentiality, JiM’s liability in a case is limited to the fees it received in that case. Nothing here limits a liability that the law does not allow to be limited.",
    },
    es: {
      title: "Ausencia de garantía y responsabilidad",
      text: "JiM no garantiza que se encuentre a una Defensora o un Defensor, ni resultado alguno. Quienes defienden ejercen de manera independiente y responden de su propio trabajo. Salvo dolo, culpa grave o violación de la confidencialidad, la responsabilidad de JiM en un caso se limita a las cuotas que haya percibido en él. Nada de lo aquí dispuesto limita la responsabilidad que la ley no permita limitar.",
    },
  },
  {
    key: "evaluation",
    en: {
      title: "Evaluation and outcome",
      text: "At the end of each case the Advocate answers a short evaluation and, when it is known, reports the outcome, without names. JiM uses figures from these to improve the service and to account to those who fund it, and tells no story without permission.",
    },
    es: {
      title: "Evaluación y resultado",
      text: "Al concluir cada caso, la parte Abogada responde una evaluación breve y, cuando se conozca, informa el resultado del caso, sin nombres. JiM usa las cifras para mejorar el servicio y rendir cuentas a quienes lo financian, y no relata historia alguna sin autorización.",
    },
  },
  {
    key: "term",
    en: {
      title: "Term, law and disputes",
      text: "This agreement lasts until either party ends it by 30 days’ notice in writing; contracts in force run on under their own terms. It is governed by the law of the State of New York. The parties first try to settle a dispute by talking, then by mediation; the courts in Kings County, New York, have jurisdiction.",
    },
    es: {
      title: "Vigencia, derecho aplicable y controversias",
      text: "Este convenio rige hasta que cualquiera de las partes lo dé por terminado con aviso por escrito de treinta días; los contratos vigentes continúan en sus propios términos. Se rige por el derecho del Estado de Nueva York. Las partes procurarán resolver sus controversias mediante el diálogo y, en su defecto, la mediación; son competentes los tribunales del condado de Kings, Nueva York.",
    },
  },
  {
    key: "electronicSignature",
    en: {
      title: "Language and electronic signature",
      text: "This agreement is made in English and in Spanish; where they differ, the English text prevails. The parties agree to sign electronically, here and in the contracts of each case, and recognize that such a signature has the same effect as one written by hand.",
    },
    es: {
      title: "Idiomas y firma electrónica",
      text: "Este convenio se otorga en inglés y en español; en caso de discrepancia prevalece el texto en inglés. Las partes acuerdan firmar por medios electrónicos, tanto aquí como en el contrato de cada caso, y reconocen que esa firma surte los mismos efectos que la autógrafa.",
    },
  },
];
