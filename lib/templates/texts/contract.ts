import type { TemplateClause } from "../clause";

/**
 * The Case Facilitation Contract as it is shipped: a starting point for counsel's review, not legal advice. Terms in
 * double braces are filled from the contract's figures, so that a changed term changes every clause that names it.
 */
export const contractText: TemplateClause[] = [
  {
    key: "parties",
    en: {
      title: "Parties and purpose",
      text: "This contract is made between {{advocate}}, of {{organization}} (the “Advocate”); {{defender}}, of {{practice}} (the “Defender”); and Justice in Motion, of Brooklyn, New York (“JiM”).\nThe Defender supports the Advocate in the case known by the code {{code}}, as an independent professional, through the work described in the next clause. The persons whom the Advocate represents are named in the portal only and are not named in this contract, for their safety.",
    },
    es: {
      title: "Partes y objeto",
      text: "Celebran el presente contrato {{advocate}}, de {{organization}} (en adelante, {{theAdvocate}}); {{defender}}, de {{practice}} (en adelante, {{theDefender}}); y Justice in Motion, con sede en Brooklyn, Nueva York (en adelante, JiM).\n{{TheDefender}} prestará apoyo a {{theAdvocate}} en el caso identificado con la clave {{code}}, en ejercicio libre e independiente de su profesión, mediante las diligencias que se describen en la cláusula siguiente. Por su seguridad, las personas representadas se identifican únicamente en el portal y no en este contrato.",
    },
  },
  {
    key: "scope",
    en: {
      title: "Scope of the work",
      text: "The Defender shall carry out the following work, by the dates shown:\n{{scope}}\nWhoever foresees that a date cannot be kept says so before it passes. The Advocate and the Defender may agree on another date for a task in the portal; work beyond this scope requires a change order signed by all three parties.",
    },
    es: {
      title: "Alcance del encargo",
      text: "{{TheDefender}} realizará las diligencias siguientes, a más tardar en las fechas que se indican:\n{{scope}}\nQuien prevea que una fecha no podrá cumplirse lo avisará antes de su vencimiento. {{TheAdvocate}} y {{theDefender}} podrán convenir en el portal otra fecha para una tarea; lo que exceda de este alcance requiere una modificación al contrato firmada por las tres partes.",
    },
  },
  {
    key: "instructions",
    en: {
      title: "Special instructions",
      text: "{{instructions}}",
    },
    es: {
      title: "Instrucciones especiales",
      text: "{{instructions}}",
    },
  },
  {
    key: "communication",
    en: {
      title: "Direct communication and language",
      text: "The Advocate and the Defender communicate directly, in Spanish unless they agree otherwise, and answer each other within three working days. JiM does not translate or interpret. The Advocate provides Spanish, bilingual staff or an interpreter, at the Advocate’s cost. Instructions, results and agreed dates are recorded in the portal.",
    },
    es: {
      title: "Comunicación directa e idioma",
      text: "{{TheAdvocate}} y {{theDefender}} se comunican directamente, en español salvo que convengan otra cosa, y se responden dentro de los tres días hábiles siguientes. JiM no presta servicios de traducción ni de interpretación. Corresponde a {{theAdvocate}}, por su cuenta, comunicarse en español, contar con personal bilingüe o proporcionar intérprete. Las instrucciones, los resultados y las fechas convenidas constan en el portal.",
    },
  },
  {
    key: "hours",
    en: {
      title: "Hours, rate and cap",
      text: "Work is charged to the Advocate at {{billRate}} per hour and paid to the Defender at {{payRate}} per hour, for the time actually worked, up to {{capHours}} in all. The Defender records time in the portal, day by day, in minutes. Time above the cap may be recorded; it is held, and is charged and paid only if the three parties sign a change order.",
    },
    es: {
      title: "Horas, tarifa y tope",
      text: "El trabajo se cobra a {{theAdvocate}} a razón de {{billRate}} por hora y se paga a {{theDefender}} a razón de {{payRate}} por hora, por el tiempo efectivamente trabajado y hasta un tope de {{capHours}} en total. {{TheDefender}} anota el tiempo en el portal, día por día y en minutos. El tiempo que exceda del tope puede anotarse; queda retenido, y se cobra y se paga únicamente si las tres partes firman una modificación al contrato.",
    },
  },
  {
    key: "expenses",
    en: {
      title: "Expenses and receipts",
      text: "Reasonable and necessary expenses are refunded against a receipt, up to {{capExpenses}} in all. Where no receipt is issued in the ordinary course, as for rural transport, the Defender says so in the entry and gives the reason. An expense in another currency is converted at the rate of its day that the portal records, or the last earlier one. Expenses above the cap are held in the same way as time. Settlement money never passes through JiM, the portal or the Defender’s own accounts.",
    },
    es: {
      title: "Gastos y comprobantes",
      text: "Los gastos razonables y necesarios se reembolsan contra comprobante, hasta un tope de {{capExpenses}} en total. Cuando por la naturaleza del gasto no se extienda comprobante, como en el transporte rural, {{theDefender}} lo hará constar en la anotación y dará la razón. El gasto hecho en otra moneda se convierte al tipo de cambio de su fecha que conste en el portal o, en su defecto, al último anterior. Los gastos que excedan del tope quedan retenidos en los mismos términos que el tiempo. Los fondos provenientes de una transacción o sentencia nunca pasan por JiM, por el portal ni por las cuentas propias de {{theDefender}}.",
    },
  },
  {
    key: "fee",
    en: {
      title: "JiM’s fee and payment by the Advocate",
      text: "JiM charges for facilitation an administration fee of {{feePercent}} of the work and the expenses invoiced, as one line of each invoice. {{payer}} is invoiced by JiM, in {{currency}}, for the hours and expenses allowed after review of each report, and pays within 30 days of the date of the invoice. A waiver or reduced fee that JiM grants lowers what is invoiced and never what the Defender is paid. JiM bears its own bank fees.",
    },
    es: {
      title: "Cuota de JiM y pago a cargo de la parte Abogada",
      text: "Por la facilitación, JiM cobra una cuota de administración de {{feePercent}} sobre el trabajo y los gastos facturados, que consta como un solo renglón de cada factura. JiM factura a {{payer}}, en {{currency}}, las horas y los gastos reconocidos una vez revisado cada informe, y el pago se hará dentro de los treinta días siguientes a la fecha de la factura. La exención o cuota reducida que JiM conceda disminuye lo facturado y nunca lo que se paga a {{theDefender}}. JiM asume sus propias comisiones bancarias.",
    },
  },
  {
    key: "payment",
    en: {
      title: "Reports and payment to the Defender",
      text: "The Defender reports hours and expenses through the portal during the work and, within 14 days of its end, in a final report. JiM reviews each line. A proposed reduction states its reason and is shown to the Defender, who has 14 days to accept it or contest it in words; a contested reduction is decided by a person who did not propose it. JiM pays the Defender what was allowed once the report is final, whether or not the Advocate has paid. The Defender is responsible for the taxes, invoices and contributions that the law of the Defender’s country requires.",
    },
    es: {
      title: "Informes y pago a la parte Defensora",
      text: "{{TheDefender}} presenta por medio del portal informes de horas y gastos durante el encargo y, dentro de los catorce días siguientes a su conclusión, un informe final. JiM revisa cada anotación. Toda reducción propuesta expresa su motivo y se da a conocer a {{theDefender}}, que dispone de catorce días para aceptarla o impugnarla por escrito; la reducción impugnada la resuelve una persona distinta de quien la propuso. JiM paga a {{theDefender}} lo reconocido una vez firme el informe, haya pagado o no la parte Abogada. Corresponden a {{theDefender}} los impuestos, facturas y contribuciones que exija la ley de su país.",
    },
  },
  {
    key: "guarantee",
    en: {
      title: "Independence and no guarantee of outcome",
      text: "The Defender is not an employee, agent or partner of JiM or of the Advocate, and exercises independent professional judgment under the rules of the place where the Defender is admitted. JiM facilitates the work and does not itself practise law in the case. Nobody guarantees that a record will be found, that a person will be located or will consent, or that the case will have a given outcome; the fee for work done is owed whatever the outcome.",
    },
    es: {
      title: "Independencia y ausencia de garantía de resultado",
      text: "{{TheDefender}} no tiene relación laboral, de mandato ni de sociedad con JiM ni con {{theAdvocate}}, y actúa con independencia de criterio conforme a las normas que rigen la profesión en el lugar en que la ejerce. JiM facilita el encargo y no ejerce por sí la abogacía en el caso. Las obligaciones son de medios y no de resultado: nadie garantiza que se halle un documento, que se localice a una persona o que esta otorgue su consentimiento, ni que el caso tenga determinado resultado. Los honorarios por el trabajo realizado se deben con independencia del resultado.",
    },
  },
  {
    key: "confidentiality",
    en: {
      title: "Confidentiality",
      text: "Everything learned in the work is confidential. Neither the Defender nor JiM discloses the identity, the whereabouts or the story of a client or witness, not even that there is a case, other than to those whom the Advocate has approved. What was received is kept in the portal or under equal protection and, within 30 days of the end of the work, is returned or destroyed, save what the law requires to be kept. This duty survives the end of the contract.",
    },
    es: {
      title: "Confidencialidad",
      text: "Todo lo conocido con motivo del encargo es confidencial. Ni {{theDefender}} ni JiM revelarán la identidad, el paradero ni la historia de persona representada o testigo alguno, ni siquiera la existencia del caso, salvo a quienes {{theAdvocate}} haya autorizado. Lo recibido se conserva en el portal o con protección equivalente y, dentro de los treinta días siguientes al fin del encargo, se devuelve o se destruye, salvo lo que la ley obligue a conservar. Esta obligación subsiste después de terminado el contrato.",
    },
  },
  {
    key: "privilege",
    en: {
      title: "Privilege",
      text: "The Defender acts at the direction of counsel and in aid of legal advice. Communications and work product under this contract are intended to be protected by the attorney-client privilege, the work-product doctrine and professional secrecy, as each applies. Nobody but the client, through the Advocate, may waive them. Whoever is asked by an authority or a third party for anything covered by this clause informs the other parties at once, as far as the law allows, before answering.",
    },
    es: {
      title: "Secreto profesional",
      text: "{{TheDefender}} actúa por instrucciones de quien representa legalmente a la persona y en auxilio de la asesoría jurídica. Las comunicaciones y los documentos de trabajo derivados de este contrato se entienden amparados, según corresponda, por el secreto profesional y por las figuras equivalentes del derecho estadounidense o canadiense (attorney-client privilege y work product). Solo la persona representada, por conducto de {{theAdvocate}}, puede relevar de ellos. Quien reciba de una autoridad o de un tercero un requerimiento sobre lo aquí protegido lo hará saber de inmediato a las demás partes, en cuanto la ley lo permita y antes de responder.",
    },
  },
  {
    key: "data",
    en: {
      title: "Protection of data",
      text: "Personal data is used for this case alone, by those who need it, and no more is collected than the work requires. Photographs, identity documents and recordings are sent through the portal and not kept on a personal device longer than needed to send them. Whoever learns of a loss or of access by an outsider tells the other parties within 24 hours. Each party follows the data-protection law that applies to it.",
    },
    es: {
      title: "Protección de datos personales",
      text: "Los datos personales se utilizan exclusivamente para este caso y por quienes necesitan conocerlos, y no se recaban más de los que el encargo requiere. Las fotografías, los documentos de identidad y las grabaciones se envían por medio del portal y no se conservan en un dispositivo personal más tiempo del necesario para enviarlos. Quien tenga noticia de una pérdida o de un acceso indebido lo comunicará a las demás partes dentro de las veinticuatro horas siguientes. Cada parte cumple la legislación de protección de datos que le sea aplicable.",
    },
  },
  {
    key: "conflicts",
    en: {
      title: "Conflict of interest",
      text: "The Defender has seen the names of the parties and states that neither the Defender nor the Defender’s practice has an interest that conflicts with the client’s, and does not act for an opposing party in any matter while this contract is in force. A conflict that comes to light later is disclosed to JiM at once; until it is resolved nothing new is disclosed to the Defender.",
    },
    es: {
      title: "Conflictos de interés",
      text: "{{TheDefender}} ha conocido los nombres de las partes y declara que ni su persona ni su despacho u organización tienen interés contrario al de la persona representada, y que no actuará en favor de la contraparte en asunto alguno mientras este contrato esté vigente. El conflicto que se advierta con posterioridad se hará saber a JiM de inmediato; mientras no se resuelva, no se revelará nada nuevo a {{theDefender}}.",
    },
  },
  {
    key: "safety",
    en: {
      title: "Safety",
      text: "Nobody is required to run a risk to life, liberty or health. The Defender decides whether a visit can be made safely, may refuse, interrupt or postpone it for reasons of safety without penalty, and is paid for the time and expenses until then. The Advocate discloses every threat, adversary or history of violence known to the Advocate that bears on the Defender’s safety. Clients and witnesses are contacted only in the ways recorded as safe.",
    },
    es: {
      title: "Seguridad",
      text: "Nadie queda obligado a correr riesgo para su vida, su libertad o su salud. {{TheDefender}} decide si una salida de campo puede hacerse con seguridad; puede negarse a ella, interrumpirla o posponerla por razones de seguridad sin consecuencia alguna, y se le pagan el tiempo y los gastos causados hasta ese momento. {{TheAdvocate}} dará a conocer toda amenaza, adversario o antecedente de violencia de que tenga noticia y que pueda afectar la seguridad de {{theDefender}}. A las personas representadas y a los testigos se les contacta únicamente por los medios registrados como seguros.",
    },
  },
  {
    key: "term",
    en: {
      title: "Term",
      text: "This contract takes effect with the last of the three signatures. Work may be recorded from {{startsOn}}, and not before the last signature, until {{endsOn}}, both included.",
    },
    es: {
      title: "Vigencia",
      text: "Este contrato surte efectos con la última de las tres firmas. Podrá anotarse trabajo desde el {{startsOn}}, y nunca antes de la última firma, hasta el {{endsOn}}, ambos días inclusive.",
    },
  },
  {
    key: "termination",
    en: {
      title: "Pause and termination",
      text: "Any party may put the work on hold, stating a reason and a date on which it will be looked at again. The Advocate and JiM may end this contract at any time, in the portal and with a reason. The Defender may withdraw for a good reason, with the notice that the rules of the profession require, and hands over what was done. Hours worked and expenses incurred until the end, within the caps, are paid in every case.",
    },
    es: {
      title: "Pausa y terminación",
      text: "Cualquiera de las partes puede poner el encargo en pausa, con expresión del motivo y de la fecha en que habrá de revisarse. {{TheAdvocate}} y JiM pueden dar por terminado este contrato en cualquier momento, por medio del portal y con expresión del motivo. {{TheDefender}} puede separarse del encargo por causa justificada, con el aviso que exijan las normas de la profesión, y entregará lo realizado. En todo caso se pagan las horas trabajadas y los gastos causados hasta la terminación, dentro de los topes.",
    },
  },
  {
    key: "disputes",
    en: {
      title: "Disputes and governing law",
      text: "The parties first try to settle a dispute among themselves, through JiM’s director, within 30 days of written notice, and then by mediation. Professional duties are governed by the law of the place where the work is done. Payment between JiM and the Advocate is governed by the law of the State of New York, and its courts in Kings County have jurisdiction; payment between JiM and the Defender may be claimed there or at the Defender’s domicile, as the Defender chooses.",
    },
    es: {
      title: "Controversias y derecho aplicable",
      text: "Las partes procurarán resolver toda controversia entre sí, por conducto de la dirección de JiM, dentro de los treinta días siguientes a la notificación por escrito y, en su defecto, mediante mediación. Los deberes profesionales se rigen por el derecho del lugar en que se realiza el trabajo. Los pagos entre JiM y {{theAdvocate}} se rigen por el derecho del Estado de Nueva York, con sumisión a sus tribunales en el condado de Kings; los pagos entre JiM y {{theDefender}} podrán reclamarse ante dichos tribunales o ante los del domicilio de {{theDefender}}, a elección de esta parte.",
    },
  },
  {
    key: "language",
    en: {
      title: "Two languages",
      text: "This contract is made in English and in Spanish, and each party has been able to read it in the language of that party’s choice. Where the two texts differ, the Spanish text prevails.",
    },
    es: {
      title: "Idiomas",
      text: "Este contrato se otorga en inglés y en español, y cada parte ha podido leerlo en el idioma de su preferencia. En caso de discrepancia entre ambos textos, prevalece el texto en español.",
    },
  },
  {
    key: "electronicSignature",
    en: {
      title: "Electronic signature",
      text: "The parties agree to sign electronically. They recognize that a signature given in the portal, by a person who is signed in, has confirmed their password and has typed their name, shows the intent to sign and has the same effect as one written by hand, and they will not dispute its validity for the sole reason that it is electronic. Each may ask for a copy on paper at no charge.",
    },
    es: {
      title: "Firma electrónica",
      text: "Las partes acuerdan firmar este contrato por medios electrónicos. Reconocen que la firma otorgada en el portal por quien ha iniciado sesión, ha confirmado su contraseña y ha escrito su nombre expresa su voluntad de obligarse y surte los mismos efectos que la autógrafa, y no impugnarán su validez por el solo hecho de ser electrónica. Cada parte puede pedir sin costo una copia en papel.",
    },
  },
  {
    key: "whole",
    en: {
      title: "Whole agreement and changes",
      text: "This contract, with the Advocate Agreement and the terms of the Defender Network, is the whole of what was agreed on the case. It is changed only by a change order or a substitution signed by the parties in the portal. If a clause cannot be enforced, the others stand.",
    },
    es: {
      title: "Integridad y modificaciones",
      text: "Este contrato, junto con el convenio general con la parte Abogada y los términos de la Red de Defensoras y Defensores, contiene la totalidad de lo acordado sobre el caso. Se modifica únicamente mediante una modificación o una sustitución firmada por las partes en el portal. La invalidez de una cláusula no afecta a las demás.",
    },
  },
];
