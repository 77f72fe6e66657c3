# Un formulario en un expediente archivado: qué se hace con el expediente
away-title = Este expediente está archivado
away-ask = Este expediente está archivado: { $stands }. ¿Qué se hace con él?
away-take-up = Reactivar el expediente
away-leave = Dejar el expediente archivado
away-go-on = Continuar
