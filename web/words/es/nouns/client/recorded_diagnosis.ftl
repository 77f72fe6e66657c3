# Diagnósticos de otros servicios

recorded_diagnosis = Diagnósticos de otros servicios
    .one = diagnóstico registrado
    .add = Registrar un diagnóstico de otro servicio
    .intro = Lo que otros diagnosticaron y dejaron por escrito. Este programa nunca hace un diagnóstico.
    .empty = No hay ninguno registrado.
recorded_diagnosis-text = Como lo dice el documento
recorded_diagnosis-system = Sistema de códigos
    .hint = Por ejemplo: CIE-11.
recorded_diagnosis-code = Código
    .hint = Solo si lo da el documento.
recorded_diagnosis-by = Quién lo diagnosticó
recorded_diagnosis-dated = Fecha del documento
recorded_diagnosis-verification = Qué tan seguro es
    .reported = Referido por la persona
    .confirmed_by_letter = Confirmado por escrito
    .refuted = Descartado
