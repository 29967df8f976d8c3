print("no AI in here")
