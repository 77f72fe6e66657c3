# Lo que no es de ninguna parte ni de ninguna página

role =
    .therapist = Terapia
    .case_manager = Gestión de casos
    .supervisor = Supervisión
    .front_desk = Recepción
    .peer = Apoyo entre pares
    .newer = Rol de una versión más reciente
part =
    .core = Datos de la persona
    .plan = Plan
    .case = Tareas
    .notes = Notas
    .training = Práctica de habilidades
    .relations = Personas de su entorno
    .risk = Riesgos
    .logs = Registros diarios
    .measures = Cuestionarios
    .consent = Consentimiento
    .restricted = Reservado a quien lo escribió

wrong-missing = { $field }: este dato es obligatorio.
# $field es una pregunta: "¿Es seguro usar este medio?"
wrong-missing-asked = { $field } Este dato es obligatorio.
wrong-missing-entry = Falta algún dato obligatorio.
wrong-not-yours = Su rol no puede escribir esto. Pídalo a alguien del equipo que sí pueda.
wrong-two-versions = Hay dos versiones de esto. Primero elija una.
wrong-one-version = Alguien ya eligió: ahora hay una sola versión.
wrong-signed = Ya está firmado y no se puede cambiar. Anote lo nuevo aparte.
wrong-no-such-entry = Aquí no se encuentra lo que buscaba ({ $one }). Es posible que venga de otra página.
# Algo elegido en un formulario que no se puede elegir: $one es "consentimiento", o varias palabras así
wrong-no-such-choice = Lo que se eligió aquí ({ $one }) está archivado o no está en este expediente. Elija otra opción o reactívelo primero.
wrong-already-there = Ya está guardado ({ $one }).
wrong-add-only = Lo que se guarda aquí ya no se cambia. Agregue otra anotación.
wrong-kept = Esto no se archiva ({ $one }). Cambie su estado.
wrong-not-signable = Esto no se firma.
wrong-no-key = Primero inicie sesión de nuevo: su llave de firma solo está disponible con la sesión iniciada.
wrong-other-staff = Aquí va alguien con este rol: { $roles }.
wrong-too-early = Esto solo viene después de: { $before }.
wrong-other-consent = Este consentimiento se dio para otra cosa. Aquí sirve uno de este tipo: { $kinds }.
wrong-for-others = Este consentimiento dice para qué personas se dio, y aquí se trata de alguien más. Elija uno que incluya a esa persona o primero pida uno nuevo.
wrong-for-whom = El consentimiento dice para qué personas se dio. Elija aquí de cuál de ellas se trata.
wrong-rule = Hay datos que no concuerdan.
settling-needs-reason = Explique brevemente por qué esta versión es la correcta: de ello dependen la seguridad o los derechos de la persona.

misfit-too-long = Este texto tiene más de { $n } caracteres. Acórtelo o escriba el resto en una nota.
misfit-not-one-line = Escríbalo en una sola línea.
misfit-not-a-choice = Elija una de las opciones.
misfit-not-a-date-or-year = Escriba un año, como 1984, o una fecha, como 17 de mayo de 1984 o 1984-05-17. Con puros números, 3/7 puede ser dos fechas: escriba el mes con letras.
misfit-not-a-drawing = Firme otra vez en el recuadro o elija otra forma.
misfit-not-a-moment = Escriba una fecha y una hora válidas, como 2026-11-24T10:42.
misfit-not-a-date = Escriba una fecha válida, como 24 de noviembre de 2026 o 2026-11-24. Con puros números, 3/7 puede ser dos fechas: escriba el mes con letras.
misfit-not-in-range = Escriba un número entero de { $least } a { $most }.
misfit-not-a-phone = Escriba un número de teléfono, como +52 555 0142, o 555 0142 x4 con extensión.
misfit-several-phones = Escriba aquí un solo número. El segundo necesita su propio lugar: otra anotación u otro paso del plan.
misfit-not-an-id = Elija una opción de la lista.
misfit-only-signed = Este dato solo se llena al firmar.

choose-reason-hint = Queda en el registro junto a su nombre; el equipo lo ve y se imprime con lo que elija, no en las hojas de la propia persona. Hasta { $n } caracteres.
entry-without-words = Sin texto ({ $one })
