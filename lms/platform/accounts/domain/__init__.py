"""The rules about people: who may do what, who knows whom, how to reach somebody."""
