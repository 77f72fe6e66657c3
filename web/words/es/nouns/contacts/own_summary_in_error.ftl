# Escrito por error

own_summary_in_error = Escrito por error
    .one = marca
    .add = Marcar como escrito por error
    .intro = Lo firmado queda, tachado, con el motivo, su nombre y la hora. Esto no se puede deshacer.
    .heading = Escrito por error
own_summary_in_error-summary = El resumen
own_summary_in_error-reason = Motivo
    .hint = Por ejemplo: se escribió en el expediente de otra persona.
