# Marcas de notas firmadas, y de lo que se les agregó, que se escribieron por error

entered_in_error = Escrito por error
    .one = marca
    .add = Marcar como escrito por error
    .intro = Lo firmado queda, tachado, con el motivo, su nombre y la hora. Esto no se puede deshacer.
    .heading = Escrito por error
entered_in_error-note = La nota
entered_in_error-addendum = Lo que se escribió por error
    .hint = La nota misma, si no elige una adenda.
    .none = La nota misma
entered_in_error-reason = Motivo
    .hint = Por ejemplo: se escribió en el expediente de otra persona.
