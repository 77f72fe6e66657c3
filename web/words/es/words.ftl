# Lo que no es de ninguna parte ni de ninguna página

role =
    .therapist = Terapeuta
    .case_manager = Gestor/a de casos
    .supervisor = Supervisor/a
    .front_desk = Recepción
    .peer = Par de apoyo
    .newer = Una función de una versión más nueva
part =
    .core = Quién es
    .plan = El plan
    .case = Tareas
    .notes = Notas
    .training = Entrenamiento
    .relations = Las personas de su entorno
    .risk = Riesgo
    .logs = Diarios y registros
    .measures = Cuestionarios
    .consent = Consentimiento
    .restricted = Reservado a quien lo escribió

wrong-missing = { $field }: hace falta.
wrong-missing-entry = Todavía falta algo aquí.
wrong-not-yours = Su función no escribe esto. Pídalo a alguien del equipo que sí pueda.
wrong-two-versions = Hay dos versiones de esto. Elija una primero, por favor.
wrong-one-version = Alguien ya eligió: ahora hay una sola versión.
wrong-signed = Esto está firmado, así que queda como está. Agregue una adenda.
wrong-no-such-entry = Aquí no está: { $one }. Puede que venga de otra página.
wrong-already-there = Ya está guardado: { $one }.
wrong-add-only = Lo que se guarda aquí queda como está. Agregue otra anotación.
wrong-kept = Esto no se archiva: { $one }. Escriba en qué está.
wrong-not-signable = Esto no se firma.
wrong-no-key = Primero inicie sesión de nuevo: su clave para firmar se guarda cuando termina una sesión.
wrong-rule = Algo aquí todavía no concuerda.
settling-needs-reason = Diga en pocas palabras por qué vale esta versión: de ello dependen la seguridad o los derechos.

misfit-too-long = Esto tiene más de { $n } caracteres. Acórtelo, o ponga el resto en una nota.
misfit-not-one-line = Escríbalo en una sola línea, por favor.
misfit-not-a-choice = Elija una de las respuestas que se muestran, por favor.
misfit-not-a-date-or-year = Escriba un año como 1984, o una fecha como año-mes-día: 1984-05-17.
misfit-not-a-moment = Escriba una fecha y una hora que existan, como 2026-11-24T10:42.
misfit-not-a-date = Escriba una fecha que exista, como año-mes-día: 2026-11-24.
misfit-not-in-range = Escriba un número entero de { $least } a { $most }.
misfit-not-a-phone = Escriba un número de teléfono: solo cifras, espacios y + ( ) -.
misfit-not-an-id = Elija a alguien o algo de la lista, por favor.
misfit-only-signed = Esto solo se pone al firmar.

choose-reason-hint = Queda en el historial junto a su nombre. Hasta { $n } caracteres.
entry-without-words = Aún sin texto ({ $one })
