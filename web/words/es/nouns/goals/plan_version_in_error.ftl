# Escrito por error

plan_version_in_error = Escrito por error
    .one = marca
    .add = Marcar como escrito por error
    .intro = Lo firmado queda, tachado, con el motivo, su nombre y la hora. Esto no se puede deshacer.
    .heading = Escrito por error
plan_version_in_error-version = La versión
plan_version_in_error-agreement = Lo que se escribió por error
    .hint = La versión misma, si no elige un acuerdo.
    .none = La versión misma
plan_version_in_error-reason = Motivo
    .hint = Por ejemplo: se escribió en el expediente de otra persona.
